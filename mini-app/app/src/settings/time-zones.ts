/** Zones of the tz database that this browser knows; its own first. */
export function timeZones(chosen?: string): readonly string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([own, ...(chosen ? [chosen] : []), 'UTC', ...all])].filter(Boolean);
}

export const ownTimeZone = (): string => timeZones()[0] ?? 'UTC';

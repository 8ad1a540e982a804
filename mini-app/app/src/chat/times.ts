import { dayOf } from './grouping';

const dayMs = 24 * 3_600_000;

/** Formats are costly to make: one of each language and kind is kept. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, found);
  return found;
}

/** Whole days between two moments by the calendar, whatever the clocks were changed by. */
export function daysBetween(earlier: number, later: number): number {
  const noon = (at: number) => new Date(at).setHours(12, 0, 0, 0);
  return Math.round((noon(later) - noon(earlier)) / dayMs);
}

const isThisYear = (at: number, now: number) => new Date(at).getFullYear() === new Date(now).getFullYear();

const capital = (text: string, locale: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

const relative = (locale: string, value: number, unit: Intl.RelativeTimeFormatUnit) =>
  new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(value, unit);

const date = (at: number, now: number, locale: string) =>
  format(locale, {
    day: 'numeric',
    month: 'long',
    ...(isThisYear(at, now) ? {} : { year: 'numeric' }),
  }).format(at);

const hasTwelveHours = (locale: string) => format(locale, { hour: 'numeric' }).resolvedOptions().hour12;

/** 09:05, or 9:05 AM where the language counts the hours to twelve. */
export const clockTime = (at: number, locale: string): string =>
  format(locale, { hour: hasTwelveHours(locale) ? 'numeric' : '2-digit', minute: '2-digit' }).format(at);

/** Over the messages of a day: Today, Yesterday, 12 March, 12 March 2024. */
export function dayTitle(at: number, now: number, locale: string): string {
  const days = daysBetween(at, now);
  return days === 0 || days === 1 ? capital(relative(locale, -days, 'day'), locale) : date(at, now, locale);
}

/** Beside a line of the list: 14:05, Mon, 12 Mar, 12/03/2024. */
export function shortTime(at: number, now: number, locale: string): string {
  const days = daysBetween(at, now);
  if (days <= 0) return clockTime(at, locale);
  if (days < 7) return format(locale, { weekday: 'short' }).format(at);
  if (isThisYear(at, now)) return format(locale, { day: 'numeric', month: 'short' }).format(at);
  return format(locale, { dateStyle: 'short' }).format(at);
}

/** How long ago, in words: undefined for less than a minute. */
export function agoInWords(at: number, now: number, locale: string): string | undefined {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return undefined;
  if (minutes < 60) return relative(locale, -minutes, 'minute');
  const days = daysBetween(at, now);
  if (days > 1) return date(at, now, locale);
  return `${relative(locale, -days, 'day')}, ${clockTime(at, locale)}`;
}

/** Until the next midnight by the clock of who reads: then Today has become Yesterday. */
export function untilTomorrow(now: number): number {
  const next = new Date(now);
  next.setHours(24, 0, 0, 0);
  return next.getTime() - now;
}

export const sameDay = (a: number, b: number): boolean => dayOf(a) === dayOf(b);

import type { Presence } from '@parley/client';
import { agoInWords } from './times';

interface Words {
  online: string;
  away: string;
  doNotDisturb: string;
  lastSeenNow: string;
  lastSeen(when: string): string;
}

/** Empty where nothing is known, or shown. */
export function presenceWords(presence: Presence | undefined, now: number, locale: string, w: Words): string {
  if (!presence) return '';
  if (presence.online) return { active: w.online, away: w.away, dnd: w.doNotDisturb }[presence.status] ?? w.online;
  if (presence.lastSeen === undefined) return '';
  const ago = agoInWords(presence.lastSeen, now, locale);
  return ago === undefined ? w.lastSeenNow : w.lastSeen(ago);
}

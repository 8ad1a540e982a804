/** What a client does after a close: the table of docs/protocol.md, and nothing else. */

export type AfterClose =
  | 'stay' // stays closed
  | 'backoff' // reconnects with backoff
  | 'spread' // reconnects after a random part of 5 s, then with backoff
  | 'renew' // renews the token, then reconnects
  | 'later' // reconnects after 30 to 60 s
  | 'if-active' // reconnects only if the user is active here
  | 'again'; // reconnects, and syncs

const table: Record<number, AfterClose> = {
  1000: 'stay',
  1002: 'stay',
  1003: 'stay',
  1007: 'stay',
  1008: 'stay',
  1009: 'stay',
  1012: 'spread',
  4001: 'renew',
  4002: 'stay',
  4003: 'stay',
  4004: 'stay',
  4008: 'later',
  4009: 'if-active',
  4010: 'again',
};

/** 1001, 1006, 1011, 1013 and every code we do not know: backoff. */
export const afterClose = (code: number): AfterClose => table[code] ?? 'backoff';

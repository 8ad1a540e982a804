import type { Hindrance } from './hindrance';
import type { MenuItem } from './Menu.vue';

interface Doings {
  words: { block: string; unblock: string; report: string };
  hindrance: Hindrance | undefined;
  muting: MenuItem;
  block(): void;
  unblock(): void;
  report(): void;
}

/** What can be done with a conversation. */
export function chatMenu({ words, hindrance, muting, ...doings }: Doings): readonly MenuItem[] {
  const report: MenuItem = { label: words.report, icon: 'flag', grave: true, run: doings.report };
  const block: MenuItem =
    hindrance === 'blockedByMe'
      ? { label: words.unblock, icon: 'block', run: doings.unblock }
      : { label: words.block, icon: 'block', grave: true, run: doings.block };
  // Nothing more is said in a closed one: there is nothing to mute or to block.
  return hindrance === 'closed' ? [report] : [muting, block, report];
}

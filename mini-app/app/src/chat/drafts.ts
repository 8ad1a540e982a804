/** What was begun to be written, by conversation: lives as long as the tab does. */
export interface Draft {
  readonly text: string;
  /** The id of the message that is answered. */
  readonly replyTo?: string | undefined;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const name = 'parley.drafts';
/** Past it, the one that was touched first is forgotten. */
const most = 50;
const longest = 10_000;

export interface Drafts {
  get(conversationId: string): Draft;
  set(conversationId: string, draft: Draft): void;
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';

function load(store: Store | undefined): [string, Draft][] {
  try {
    const found: unknown = JSON.parse(store?.getItem(name) ?? '[]');
    return Array.isArray(found) ? found.filter(each => Array.isArray(each) && isDraft(each[1])) : [];
  } catch {
    return []; // nothing there, or not to be read in this browser
  }
}

export function createDrafts(store: Store | undefined): Drafts {
  const drafts = new Map(load(store));

  function save() {
    try {
      if (drafts.size) store?.setItem(name, JSON.stringify([...drafts]));
      else store?.removeItem(name);
    } catch {
      // A full or forbidden store: then they live as long as the page.
    }
  }
  return {
    get: id => drafts.get(id) ?? { text: '' },
    set(id, { text, replyTo }) {
      drafts.delete(id);
      if (text.trim() || replyTo) drafts.set(id, { text: text.slice(0, longest), replyTo });
      if (drafts.size > most) drafts.delete(drafts.keys().next().value!);
      save();
    },
  };
}

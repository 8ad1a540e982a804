import type { Core } from './core.js';
import type { Profile, WireConversation, WireMessage } from './frames.js';
import { add, createHistory, seqOf, type History } from './history.js';

/** How far somebody has come in a conversation. Never moves backwards. */
export interface Mark {
  seq: number;
  /** The message it was last moved to. Where that is not here yet, the mark follows when it is. */
  id?: string | undefined;
}

/** Both marks of one participant. */
export interface Receipts {
  read: Mark;
  delivered: Mark;
}

/** All that is known of one conversation. */
export interface Conversation {
  readonly id: string;
  participantIds: string[];
  createdAt: number;
  closedAt?: number | undefined;
  /** Undefined where nothing was told of it. */
  profile?: Profile | null | undefined;
  /** Both can: it is open when neither does. */
  blockedBy: Set<string>;
  unread: number;
  readonly history: History;
  readonly mine: Receipts;
  readonly theirs: Receipts;
  /** What messages of this client were called before they had an id: a row keeps its key. */
  readonly keys: Map<string, string>;
}

const nowhere = (): Receipts => ({ read: { seq: 0 }, delivered: { seq: 0 } });

/** The one with this id, made where it is not known yet. */
export function conversationOf({ conversations }: Core, id: string): Conversation {
  const conversation = conversations.get(id) ?? {
    id,
    participantIds: [],
    createdAt: 0,
    blockedBy: new Set(),
    unread: 0,
    history: createHistory(),
    mine: nowhere(),
    theirs: nowhere(),
    keys: new Map(),
  };
  conversations.set(id, conversation);
  return conversation;
}

/** What the list and `conversation.created` say alike. */
export function describe(
  core: Core,
  told: Pick<WireConversation, 'id' | 'participant_ids' | 'created_at' | 'profile'>,
): Conversation {
  const conversation = conversationOf(core, told.id);
  conversation.participantIds = told.participant_ids;
  conversation.createdAt = told.created_at;
  conversation.profile = told.profile;
  return conversation;
}

/** Adds messages, and tells those that are new at the end. `first`: nothing is known to come before them. */
export function receive(core: Core, conversation: Conversation, messages: WireMessage[], first?: boolean): void {
  const released = add(conversation.history, messages, first);
  core.seen(conversation, messages);
  conversation.unread += released.filter(message => message.sender_id !== core.me).length;
  settle(core, conversation);
  core.arrived(conversation, released);
}

export const unreadAfter = ({ history }: Conversation, me: string, seq: number): number =>
  history.messages.filter(message => message.seq > seq && message.sender_id !== me).length;

/** Marks may have moved, or messages may have come that they speak of. */
export function settle({ me, changed }: Core, conversation: Conversation): void {
  const { id, history, mine, theirs } = conversation;
  for (const mark of [mine.read, mine.delivered, theirs.read, theirs.delivered]) {
    if (mark.id) mark.seq = Math.max(mark.seq, seqOf(history, mark.id));
  }
  // A mark before the first message here would leave out what lies between.
  const { seq } = mine.read;
  if (seq >= (history.messages[0]?.seq ?? 1) - 1) conversation.unread = unreadAfter(conversation, me, seq);
  changed(id);
}

/** `by` names one of the two, the user first: of the other one it says nothing then. */
export function setBlockedBy({ blockedBy }: Conversation, by: string | null, me: string): void {
  if (by !== me) blockedBy.clear();
  if (by !== null) blockedBy.add(by);
}

export const peerOf = ({ participantIds }: Conversation, me: string): string | undefined =>
  participantIds.find(id => id !== me);

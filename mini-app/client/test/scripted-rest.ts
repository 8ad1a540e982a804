import type { WireConversation } from '../src/frames.js';
import type { ScriptedServer, Stored } from './scripted-server.js';

export interface Answer {
  status: number;
  json: unknown;
  retryAfter?: string;
}

/** What the server answers to a call over REST, if the test says nothing else. */
export function answerOf(
  server: ScriptedServer,
  user: string,
  method: string,
  path: string,
  query: URLSearchParams,
): Answer {
  const [, , , id, part] = path.split('/');
  if (!id) {
    const all = [...server.conversations.values()].filter(each => each.participants.includes(user) && !each.closedAt);
    const from = Number(query.get('cursor') ?? 0);
    const next = from + Math.min(server.listing, Number(query.get('limit')));
    return {
      status: 200,
      json: {
        items: all.slice(from, next).map(each => listed(each, user)),
        next_cursor: next < all.length ? String(next) : null,
      },
    };
  }
  const stored = server.conversations.get(decodeURIComponent(id));
  if (!stored) return { status: 404, json: { code: 'conversation_not_found', detail: 'No such conversation' } };
  if (part === 'messages') {
    const before = query.get('before');
    const end = before ? stored.messages.findIndex(message => message.id === before) : stored.messages.length;
    const items = stored.messages.slice(Math.max(0, end - Number(query.get('limit'))), end);
    return { status: 200, json: { items, next_cursor: items[0]?.id ?? null } };
  }
  if (part === 'block') {
    if (method === 'PUT') stored.blockedBy.add(user);
    else stored.blockedBy.delete(user);
    return { status: 204, json: undefined };
  }
  return { status: 200, json: listed(stored, user) };
}

function listed(stored: Stored, user: string): WireConversation {
  const read = stored.messages.findIndex(message => message.id === stored.receipts.get(user)!.read_up_to);
  return {
    id: stored.id,
    participant_ids: stored.participants,
    last_message: stored.messages.at(-1) ?? null,
    unread_count: stored.messages.slice(read + 1).filter(message => message.sender_id !== user).length,
    blocked_by: [...stored.blockedBy][0] ?? null,
    created_at: 1000,
    closed_at: stored.closedAt,
    presence: null,
    profile: stored.profile,
  };
}

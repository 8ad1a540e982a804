import type { ChatEvents } from './api.js';
import { conversationOf, describe, receive, setBlockedBy, settle, type Receipts } from './conversations.js';
import type { Core } from './core.js';
import { createAlarm } from './environment.js';
import type { Emitter } from './emitter.js';
import { toldError } from './errors.js';
import type { ServerFrame } from './frames.js';
import type { Marks } from './marks.js';
import type { Outbox } from './outbox.js';
import type { Sync } from './sync.js';
import type { Typing } from './typing.js';
import type { Watching } from './watching.js';

export interface Parts {
  outbox: Outbox;
  sync: Sync;
  marks: Marks;
  typing: Typing;
  watching: Watching;
}

const retryMs = 2000;

/**
 * What each frame of the server changes. Connection, token and heartbeat have taken theirs before. `tell` is for what
 * is news to the app alone.
 */
export function createDispatch(
  core: Core,
  { outbox, sync, marks, typing, watching }: Parts,
  tell: Emitter<ChatEvents>['emit'],
): (frame: ServerFrame) => void {
  const alarm = createAlarm(core.clock);

  function about(frame: Extract<ServerFrame, { conversation_id: string }>) {
    const conversation = conversationOf(core, frame.conversation_id);
    const { id, blockedBy, mine, theirs } = conversation;
    core.changed(id);
    switch (frame.type) {
      case 'message.created': {
        const { message, idempotency_key: key } = frame;
        if (message.sender_id !== core.me) {
          typing.heard(id, false);
          marks.got(id);
        } else if (outbox.confirm(key, message.id)) conversation.keys.set(message.id, key!);
        receive(core, conversation, [message]);
        return sync.check(conversation);
      }
      case 'sync.batch':
        if (frame.receipts.length > 1) conversation.participantIds = frame.receipts.map(receipt => receipt.user_id);
        conversation.closedAt = frame.closed_at;
        setBlockedBy(conversation, frame.blocked_by, core.me);
        if (frame.messages.some(message => message.sender_id !== core.me)) marks.got(id);
        return sync.batch(conversation, frame);
      case 'message.read':
      case 'message.delivered': {
        const which = frame.type.split('.')[1] as keyof Receipts;
        (frame.user_id === core.me ? mine : theirs)[which].id = frame.up_to_message_id;
        return settle(core, conversation);
      }
      case 'conversation.typing':
        return typing.heard(id, frame.state === 'on');
      case 'conversation.blocked':
        blockedBy.add(frame.by_user_id);
        return;
      case 'conversation.unblocked':
        blockedBy.delete(frame.by_user_id);
        return watching.ask();
      case 'conversation.closed':
        conversation.closedAt = frame.closed_at;
        return;
      case 'match.created':
        tell(frame.type, frame);
    }
  }

  return frame => {
    if ('conversation_id' in frame) return about(frame);
    switch (frame.type) {
      case 'conversation.created':
        receive(core, describe(core, frame.conversation), [], true);
        return watching.ask();
      case 'notification.created':
        return tell(frame.type, frame);
      case 'presence.updated':
        return watching.learn(frame);
      case 'presence.state':
        return frame.users.forEach(watching.learn);
      case 'error': {
        const { ref } = frame;
        const told = toldError(frame);
        if (outbox.refused(ref, told) || sync.refused(ref, told)) return;
        if (!told.retryable) return tell('error', told);
        // Which of the lesser frames it was does not matter: what they say is said again.
        return alarm.set(told.retryAfterMs ?? retryMs, () => {
          marks.stop();
          watching.stop();
          marks.catchUp();
          watching.ask();
        });
      }
      // Else an answer nobody waits for, or a frame of a newer server.
    }
  };
}

import type { Core } from './core.js';
import { createAlarm, type Alarm } from './environment.js';
import type { Switch } from './frames.js';

/** Who types: the user here, said with few frames, and the other one, until it ends or has been forgotten to end. */
export interface Typing {
  /** A key was struck. */
  input(conversationId: string): void;
  /** In this conversation, or wherever. `said`: the server knows by itself, from the message that was sent. */
  end(conversationId?: string, said?: boolean): void;
  heard(conversationId: string, on: boolean): void;
  isTyping(conversationId: string): boolean;
  /** The connection is gone, and all that was said with it. */
  stop(): void;
}

/** The server ends it 10 s after the last `on`: said again after this long, and ended after as long without a key. */
const pauseMs = 5000;
/** An `off` can be lost. */
const forgetMs = 15_000;

export function createTyping(core: Core): Typing {
  const idle = createAlarm(core.clock);
  const theirs = new Map<string, Alarm>();
  let mine: string | undefined; // nobody types in two conversations at once
  let saidAt = 0;

  function say(id: string, state: Switch) {
    core.put(`typing ${id}`, { type: 'typing.set', conversation_id: id, state });
  }
  function end(id = mine, said?: boolean) {
    if (!id || id !== mine) return;
    mine = undefined;
    if (!said) say(id, 'off');
  }
  function heard(id: string, on: boolean) {
    theirs.get(id)?.stop();
    theirs.delete(id);
    if (on) {
      const alarm = createAlarm(core.clock);
      theirs.set(id, alarm);
      alarm.set(forgetMs, () => heard(id, false));
    }
    core.changed(id);
  }
  return {
    input(id) {
      if (!core.ready()) return;
      const now = core.clock.now();
      if (id !== mine) {
        end();
        mine = id;
        saidAt = 0;
      }
      idle.set(pauseMs, end);
      if (now - saidAt < pauseMs) return;
      saidAt = now;
      say(id, 'on');
    },
    end,
    heard,
    isTyping: id => theirs.has(id),
    stop() {
      end(mine, true);
      theirs.forEach((_, id) => heard(id, false));
    },
  };
}

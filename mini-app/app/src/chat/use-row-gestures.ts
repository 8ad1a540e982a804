import type { ShallowRef } from 'vue';
import { swipeOf } from './swipe';

/**
 * What fingers and mice do to a message: a swipe to the left and a double click answer it, a long press and the right
 * button open its menu. The keys are the list's.
 */
export interface RowGestures {
  canReply(): boolean;
  /** How far the message is drawn aside. */
  shift: ShallowRef<number>;
  reply(): void;
  menu(at: { x: number; y: number }): void;
}

const longPressMs = 450;

/** A finger that is lifted may click on what has come below it meanwhile. */
function swallowClick() {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const stopSoon = () => setTimeout(() => removeEventListener('click', swallow, true), 100);
  addEventListener('click', swallow, true);
  addEventListener('pointerup', stopSoon, { once: true });
  addEventListener('pointercancel', stopSoon, { once: true });
}

export function useRowGestures({ canReply, shift, reply, menu }: RowGestures) {
  let from: { x: number; y: number; swiping: boolean } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pressed = false;

  function end() {
    clearTimeout(timer);
    from = undefined;
    shift.value = 0;
  }

  const on = {
    pointerdown(event: PointerEvent) {
      pressed = false;
      if (event.pointerType === 'mouse' || !event.isPrimary) return;
      const { clientX: x, clientY: y } = event;
      from = { x, y, swiping: false };
      timer = setTimeout(() => {
        end();
        pressed = true;
        swallowClick();
        menu({ x, y });
      }, longPressMs);
    },
    pointermove(event: PointerEvent) {
      if (!from) return;
      const swipe = swipeOf(event.clientX - from.x, event.clientY - from.y);
      if (swipe === undefined) return;
      clearTimeout(timer);
      if (!swipe || !canReply()) {
        if (!from.swiping) from = undefined;
        else shift.value = 0;
        return;
      }
      if (!from.swiping) (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      from.swiping = true;
      shift.value = swipe.shift;
    },
    pointerup(event: PointerEvent) {
      const swipe = from?.swiping && swipeOf(event.clientX - from.x, event.clientY - from.y);
      end();
      if (swipe && swipe.armed) reply();
    },
    pointercancel: end,
    contextmenu(event: MouseEvent) {
      // On a link and on what is selected, the browser's own menu is of more use.
      const onLink = (event.target as Element).closest('a');
      if (!pressed && (onLink || getSelection()?.toString())) return;
      event.preventDefault();
      if (from || pressed) return end(); // a finger: its long press opens the menu
      menu({ x: event.clientX, y: event.clientY });
    },
    dblclick(event: MouseEvent) {
      if ((event.target as Element).closest('a, button') || !canReply()) return;
      getSelection()?.removeAllRanges();
      reply();
    },
  };
  return { on };
}

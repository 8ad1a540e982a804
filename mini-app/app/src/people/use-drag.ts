import { ref, type Ref } from 'vue';
import { decisionOf, type Decision } from './swipe';

interface Sample {
  readonly x: number;
  readonly at: number;
}

/** Speed is that of the last moments, not of the whole way. */
const recentMs = 80;
/** Below this it may still become a tap. */
const dragLeast = 6;

export interface UseDrag {
  readonly dx: Ref<number>;
  readonly dragging: Ref<boolean>;
  onPointerdown(event: PointerEvent): void;
  onPointermove(event: PointerEvent): void;
  onPointerup(event: PointerEvent): void;
  onPointercancel(): void;
  /** After a drag the browser tells a click; it is none. */
  onClickCapture(event: MouseEvent): void;
}

/** Finger, pen and mouse alike. `touch-action: pan-y` leaves the vertical to the browser. */
export function useDrag(decide: (decision: Decision) => void): UseDrag {
  const dx = ref(0);
  const dragging = ref(false);
  let pointer: number | undefined;
  let from = { x: 0, y: 0 };
  let samples: Sample[] = [];
  let dragged = false;

  function end() {
    pointer = undefined;
    dragging.value = false;
    dx.value = 0;
  }

  return {
    dx,
    dragging,
    onPointerdown(event) {
      if (pointer !== undefined || event.button !== 0) return;
      pointer = event.pointerId;
      from = { x: event.clientX, y: event.clientY };
      samples = [{ x: event.clientX, at: event.timeStamp }];
      dragged = false;
    },
    onPointermove(event) {
      if (event.pointerId !== pointer) return;
      const way = event.clientX - from.x;
      if (!dragging.value && Math.abs(way) < dragLeast) return;
      if (!dragging.value) (event.currentTarget as Element).setPointerCapture(event.pointerId);
      dragging.value = dragged = true;
      dx.value = way;
      samples = [
        ...samples.filter(({ at }) => event.timeStamp - at < recentMs),
        { x: event.clientX, at: event.timeStamp },
      ];
    },
    onPointerup(event) {
      if (event.pointerId !== pointer) return;
      const { x, at } = samples[0] ?? { x: event.clientX, at: event.timeStamp };
      const decision =
        dragging.value &&
        decisionOf({
          dx: event.clientX - from.x,
          dy: event.clientY - from.y,
          speed: (event.clientX - x) / Math.max(1, event.timeStamp - at),
          width: (event.currentTarget as Element).clientWidth,
        });
      if (decision) {
        // The card goes on from where it is.
        pointer = undefined;
        decide(decision);
      } else end();
    },
    onPointercancel: end,
    onClickCapture(event) {
      if (!dragged) return;
      dragged = false;
      event.stopPropagation();
      event.preventDefault();
    },
  };
}

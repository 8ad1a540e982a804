import { defineAsyncComponent, type Component } from 'vue';
import LoadFailed from './LoadFailed.vue';

type Load<T extends Component> = () => Promise<{ default: T }>;

/** Screens that the first one does without. They come when they are needed, or as soon as there is nothing else to do. */
const waiting: (() => Promise<unknown>)[] = [];

export function later<T extends Component>(load: Load<T>): T {
  waiting.push(load);
  return defineAsyncComponent<T>({ loader: load as never, errorComponent: LoadFailed, delay: 0 });
}

const soonMs = 1500;

export function loadTheRest(): void {
  // What fails is tried again when it is needed.
  setTimeout(() => waiting.splice(0).forEach(load => void load().catch(() => undefined)), soonMs);
}

import { inject, shallowReadonly, shallowRef, type InjectionKey, type ShallowRef } from 'vue';

export interface Toast {
  readonly text: string;
  readonly kind: 'error' | 'news';
  /** What a button on it does, and what the button says. */
  readonly action?: { readonly label: string; run(): void } | undefined;
}

export interface Toasts {
  /** One at a time: what is newer replaces it. */
  readonly shown: Readonly<ShallowRef<Toast | undefined>>;
  show(toast: Toast): void;
  hide(): void;
}

export const toastsKey: InjectionKey<Toasts> = Symbol('toasts');

const shortMs = 5000;
/** Whoever may press something on it needs longer. */
const longMs = 10_000;

export function createToasts(): Toasts {
  const shown = shallowRef<Toast>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    shown.value = undefined;
  };
  return {
    shown: shallowReadonly(shown),
    show(toast) {
      hide();
      shown.value = toast;
      timer = setTimeout(hide, toast.action ? longMs : shortMs);
    },
    hide,
  };
}

export function useToasts(): Toasts {
  const toasts = inject(toastsKey);
  if (!toasts) throw new Error('No toasts');
  return toasts;
}

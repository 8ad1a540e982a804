import { onScopeDispose, shallowReadonly, shallowRef, type ShallowRef } from 'vue';

/** The time, as often as what shows it needs it. */
export function useNow(everyMs: number): Readonly<ShallowRef<number>> {
  const now = shallowRef(Date.now());
  const timer = setInterval(() => (now.value = Date.now()), everyMs);
  onScopeDispose(() => clearInterval(timer));
  return shallowReadonly(now);
}

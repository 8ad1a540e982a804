import { onBeforeUnmount, onMounted } from 'vue';

const writes = 'input, textarea, select, [contenteditable], [role="slider"]';

/** Keys of the whole screen, but not those that somebody writes with, nor while a dialog is open. True: it was ours. */
export function useKeys(onKey: (key: string) => boolean): void {
  function listen(event: KeyboardEvent) {
    const { target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (target instanceof Element && target.closest(writes)) return;
    if (document.querySelector('dialog[open]')) return;
    if (onKey(event.key)) event.preventDefault();
  }
  onMounted(() => window.addEventListener('keydown', listen));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen));
}

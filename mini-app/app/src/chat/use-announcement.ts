import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { useClient } from '@parley/client/vue';

const longest = 300;

/** What a screen reader says of messages that come: not what is scrolled into the page, as it would of the list itself. */
export function useAnnouncement(conversationId: string, name: () => string): Readonly<ShallowRef<string>> {
  const said = shallowRef('');
  const end = useClient().on('message', message => {
    if (message.conversationId !== conversationId || message.own) return;
    said.value = `${name()}: ${message.text.slice(0, longest)}`;
  });
  onScopeDispose(end);
  return said;
}

import { onScopeDispose, shallowReadonly, shallowRef, type ShallowRef } from 'vue';
import { useClient } from '@parley/client/vue';

/** Whether all that was missed is here. */
export function useSynced(): Readonly<ShallowRef<boolean>> {
  const client = useClient();
  const synced = shallowRef(client.synced);
  onScopeDispose(client.on('synced', () => (synced.value = true)));
  onScopeDispose(client.on('state', () => (synced.value = client.synced)));
  return shallowReadonly(synced);
}

import { useClient } from '@parley/client/vue';
import { useFailures } from '../parts/use-failures';

export function useBlocking(conversation: string) {
  const client = useClient();
  const fail = useFailures();

  async function block(): Promise<void> {
    await client.block(conversation).catch((cause: unknown) => fail(cause, block));
  }
  async function unblock(): Promise<void> {
    await client.unblock(conversation).catch((cause: unknown) => fail(cause, unblock));
  }
  return { block, unblock };
}

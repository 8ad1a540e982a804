import { shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { ChatError, ConversationView } from '@parley/client';
import { useClient } from '@parley/client/vue';
import type { Profile } from '../conversations/peer';

/** What the server says of a conversation that is in no list: one that is closed, or of which a link told. */
export interface Unlisted {
  readonly peerId: string | undefined;
  readonly closedAt: number | undefined;
  readonly profile: Profile | null | undefined;
}

interface Answer {
  participant_ids: string[];
  closed_at: number | null;
  profile?: Profile | null;
}

export function useUnlisted(
  id: string,
  conversation: Readonly<ShallowRef<ConversationView | undefined>>,
  synced: Readonly<Ref<boolean>>,
) {
  const client = useClient();
  const unlisted = shallowRef<Unlisted>();
  const unknown = shallowRef(false);

  async function ask() {
    try {
      const answer = await client.call<Answer>('GET', `/v1/conversations/${encodeURIComponent(id)}`);
      unlisted.value = {
        peerId: answer.participant_ids.find(each => each !== client.userId),
        closedAt: answer.closed_at === null ? undefined : answer.closed_at * 1000,
        profile: answer.profile,
      };
    } catch (cause) {
      unknown.value = (cause as ChatError).code === 'conversation_not_found';
    }
  }
  watch(
    () => synced.value && !conversation.value?.peerId,
    missing => {
      if (missing) void ask();
    },
    { immediate: true },
  );
  return { unlisted, unknown };
}

import {
  computed,
  hasInjectionContext,
  inject,
  onScopeDispose,
  ref,
  shallowRef,
  toValue,
  watch,
  type App,
  type ComputedRef,
  type InjectionKey,
  type MaybeRefOrGetter,
  type Ref,
  type ShallowRef,
} from 'vue';
import type { ChatClient, ChatError, ChatMessage, ConnectionState, ConversationView, Sent } from './index.js';

const injected: InjectionKey<ChatClient> = Symbol('parley');

/** `app.use(parley(client))`: the composables below then find it. */
export const parley = (client: ChatClient) => ({
  install(app: App) {
    app.provide(injected, client);
  },
});

export function useClient(given?: ChatClient): ChatClient {
  const client = given ?? (hasInjectionContext() ? inject(injected, undefined) : undefined);
  if (!client) throw new Error('No chat client: app.use(parley(client)), or give one in');
  return client;
}

function listen<K extends Parameters<ChatClient['on']>[0]>(
  client: ChatClient,
  event: K,
  run: Parameters<typeof client.on<K>>[1],
) {
  onScopeDispose(client.on(event, run));
}

export interface UseConnection {
  state: Readonly<ShallowRef<ConnectionState>>;
  isConnected: ComputedRef<boolean>;
  /** Why it is closed, or waits. */
  error: ComputedRef<ChatError | undefined>;
  connect(): void;
  disconnect(): void;
}

export function useConnection(given?: ChatClient): UseConnection {
  const client = useClient(given);
  const state = shallowRef(client.state);
  listen(client, 'state', next => (state.value = next));
  return {
    state,
    isConnected: computed(() => state.value.name === 'connected'),
    error: computed(() => ('error' in state.value ? state.value.error : undefined)),
    connect: client.connect,
    disconnect: client.disconnect,
  };
}

export interface UseConversations {
  conversations: Readonly<ShallowRef<readonly ConversationView[]>>;
  unread: ComputedRef<number>;
}

/** The list, in live order. Watches typing and presence of its first `watched` conversations. */
export function useConversations({
  client: given,
  watched = 100,
}: { client?: ChatClient; watched?: number } = {}): UseConversations {
  const client = useClient(given);
  const conversations = shallowRef(client.conversations());
  listen(client, 'changed', () => (conversations.value = client.conversations()));

  const watches = new Map<string, () => void>();
  watch(
    conversations,
    all => {
      const ids = new Set(all.slice(0, watched).map(each => each.id));
      for (const id of ids) if (!watches.has(id)) watches.set(id, client.watch(id));
      for (const [id, end] of watches) if (!ids.has(id) && watches.delete(id)) end();
    },
    { immediate: true },
  );
  onScopeDispose(() => watches.forEach(end => end()));
  return { conversations, unread: computed(() => conversations.value.reduce((sum, each) => sum + each.unread, 0)) };
}

export interface UseChatOptions {
  client?: ChatClient;
  /** How many messages are loaded at first and with each `loadOlder`. */
  pageSize?: number;
  /** Whether the newest messages are on the screen, so that what comes is read. True if left out. */
  atNewest?: MaybeRefOrGetter<boolean>;
}

export interface UseChat {
  conversation: Readonly<ShallowRef<ConversationView | undefined>>;
  messages: Readonly<ShallowRef<readonly ChatMessage[]>>;
  hasOlder: ComputedRef<boolean>;
  isLoading: ComputedRef<boolean>;
  peerTyping: ComputedRef<boolean>;
  /** Of the last `loadOlder`. */
  error: Ref<ChatError | undefined>;
  send(text: string, options?: { replyTo?: string }): Sent;
  retry(key: string): void;
  discard(key: string): void;
  loadOlder(): Promise<void>;
  markRead(upToMessageId?: string): void;
  /** For each key that is struck. */
  typing(): void;
}

export function useChat(conversationId: MaybeRefOrGetter<string>, options: UseChatOptions = {}): UseChat {
  const client = useClient(options.client);
  const { pageSize = 50, atNewest = true } = options;
  const id = () => toValue(conversationId);
  const conversation = shallowRef(client.conversation(id()));
  const messages = shallowRef(client.messages(id()));
  const error = ref<ChatError>();
  const loading = ref<string>();
  const refresh = () => {
    conversation.value = client.conversation(id());
    messages.value = client.messages(id());
  };
  async function loadOlder() {
    const asked = id();
    if (loading.value === asked) return;
    loading.value = asked;
    error.value = undefined;
    await client.loadOlder(asked, pageSize).catch((cause: ChatError) => {
      if (asked === id()) error.value = cause;
    });
    if (loading.value === asked) loading.value = undefined;
  }
  /** The first page, as soon as there is somebody to ask. */
  const fill = () => {
    if (client.synced && messages.value.length < pageSize) void loadOlder();
  };
  listen(client, 'changed', ids => ids.includes(id()) && refresh());
  listen(client, 'synced', fill);
  watch(
    id,
    (now, _before, onCleanup) => {
      const end = client.watch(now);
      refresh();
      fill();
      onCleanup(() => {
        client.stopTyping(now);
        end();
      });
    },
    { immediate: true },
  );
  watch(
    () => toValue(atNewest) && id(),
    (shown, _before, onCleanup) => {
      if (shown) onCleanup(client.show(shown));
    },
    { immediate: true },
  );
  return {
    conversation,
    messages,
    hasOlder: computed(() => conversation.value?.hasOlder ?? true),
    isLoading: computed(() => loading.value === id()),
    peerTyping: computed(() => conversation.value?.typing ?? false),
    error,
    send: (text, more) => client.send(id(), text, more),
    retry: client.retry,
    discard: client.discard,
    loadOlder,
    markRead: upTo => client.markRead(id(), upTo),
    typing: () => client.typing(id()),
  };
}

import { computed, effectScope, nextTick, ref, shallowRef, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChatMessage, ConversationView } from '@parley/client';
import type { UseChat } from '@parley/client/vue';
import { useOpening } from '../../src/chat/use-opening';
import { findQuoted } from '../../src/chat/use-quoted';

const pageSize = 10;
let scope: EffectScope;
beforeEach(() => (scope = effectScope()));
afterEach(() => scope.stop());

/** A conversation of so many messages of the other one, of which the newest is known at first, as in the list. */
function chatOf(count: number, unread: number) {
  const all = Array.from({ length: count }, (_, i) => ({ key: `k${i}`, id: `m${i}`, own: false }) as ChatMessage);
  const messages = shallowRef<readonly ChatMessage[]>(all.slice(-1));
  const conversation = shallowRef<ConversationView | undefined>({ unread } as ConversationView);
  const loading = ref(false);
  const error = ref();
  let calls = 0;
  const chat = {
    conversation,
    messages,
    hasOlder: computed(() => messages.value.length < count),
    isLoading: computed(() => loading.value),
    error,
    async loadOlder() {
      calls++;
      loading.value = true;
      await nextTick();
      messages.value = all.slice(-messages.value.length - pageSize);
      loading.value = false;
    },
  } as unknown as UseChat;
  return { chat, conversation, messages, calls: () => calls };
}

const open = (chat: UseChat, synced = ref(true)) =>
  scope.run(() => {
    const opening = useOpening(() => chat, synced);
    opening.begin();
    return opening;
  })!;

const settled = async () => {
  for (let i = 0; i < 60; i++) await nextTick();
};

test('a conversation is opened at the first message that is new, which is loaded if it has to be', async () => {
  const { chat } = chatOf(100, 25);
  const { opened, firstNew } = open(chat);
  await settled();
  expect(opened.value).toBe(true);
  expect(firstNew.value).toBe('k75');
});

test('where nothing is new it is opened at once, and nothing is loaded for it', async () => {
  const { chat, calls } = chatOf(100, 0);
  const { opened, firstNew } = open(chat);
  expect(opened.value).toBe(true);
  await settled();
  expect(firstNew.value).toBeUndefined();
  expect(calls()).toBe(0);
});

test('what becomes unread later does not move the line', async () => {
  const { chat, conversation } = chatOf(100, 1);
  const { firstNew } = open(chat);
  expect(firstNew.value).toBe('k99');
  conversation.value = { unread: 5 } as ConversationView;
  await settled();
  expect(firstNew.value).toBe('k99');
});

test('nothing is read before it is known what is new', async () => {
  const synced = ref(false);
  const { chat } = chatOf(100, 25);
  const { opened } = open(chat, synced);
  await settled();
  expect(opened.value).toBe(false);
  synced.value = true;
  await settled();
  expect(opened.value).toBe(true);
});

test('a conversation with very much that is new, or with nothing in it, is opened at its end', async () => {
  const much = chatOf(1000, 301);
  expect(open(much.chat).opened.value).toBe(true);
  expect(much.calls()).toBe(0);
  const empty = chatOf(0, 0);
  expect(open(empty.chat).opened.value).toBe(true);
});

test('the message that was answered is looked for, within bounds', async () => {
  const { chat, calls } = chatOf(1000, 0);
  expect(await findQuoted(chat, 'm950')).toBe('k950');
  expect(calls()).toBe(5);
  expect(await findQuoted(chat, 'm1')).toBeUndefined();
  expect(calls()).toBe(35);
  expect(await findQuoted(chatOf(5, 0).chat, 'gone')).toBeUndefined();
});

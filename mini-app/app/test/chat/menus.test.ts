import type { ChatMessage } from '@parley/client';
import { expect, it } from 'vitest';
import { chatMenu } from '../../src/chat/chat-menu';
import type { Hindrance } from '../../src/chat/hindrance';
import { messageMenu } from '../../src/chat/message-menu';

const nothing = () => {};
const words = { reply: 'reply', copy: 'copy', copied: '', retry: 'retry', discard: 'discard', report: 'report' };

const entries = (message: Partial<ChatMessage>) =>
  messageMenu({ id: 'msg_1', text: '', status: 'received', own: false, senderId: 'anna', ...message } as ChatMessage, {
    words,
    canReply: true,
    reply: nothing,
    retry: nothing,
    discard: nothing,
    report: nothing,
    tell: nothing,
    fail: nothing,
  }).map(({ label }) => label);

it('only what somebody else wrote is reported', () => {
  expect(entries({})).toEqual(['reply', 'copy', 'report']);
  expect(entries({ own: true, senderId: 'me' })).not.toContain('report');
  expect(entries({ senderId: 'system' })).not.toContain('report');
});

it('a closed conversation can be reported, and nothing else', () => {
  const menu = (hindrance: Hindrance | undefined) =>
    chatMenu({
      words: { block: 'block', unblock: 'unblock', report: 'report' },
      hindrance,
      muting: { label: 'mute', icon: 'bell', run: nothing },
      block: nothing,
      unblock: nothing,
      report: nothing,
    }).map(({ label }) => label);
  expect(menu('closed')).toEqual(['report']);
  expect(menu(undefined)).toEqual(['mute', 'block', 'report']);
  expect(menu('blockedByMe')).toEqual(['mute', 'unblock', 'report']);
});

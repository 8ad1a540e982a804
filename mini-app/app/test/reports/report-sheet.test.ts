import { ChatError, type ChatClient } from '@parley/client';
import { parley } from '@parley/client/vue';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, expect, it } from 'vitest';
import { createToasts, toastsKey } from '../../src/parts/toasts';
import ReportSheet from '../../src/reports/ReportSheet.vue';
import { words } from '../../src/words';

const path = '/v1/conversations/conv_1/reports';
let close = () => {};
afterEach(() => close());

/** The sheet before a gateway that takes all, or refuses what begins with one of these. */
function sheet(props: { message?: string; canBlock?: boolean }, refused: string[] = []) {
  const told: string[] = [];
  async function take(what: string, body?: unknown) {
    if (refused.some(each => what.startsWith(each))) throw new ChatError('unavailable');
    told.push(body === undefined ? what : `${what} ${JSON.stringify(body)}`);
  }
  const client = {
    call: (method: string, to: string, body: unknown) => take(`${method} ${to}`, body),
    block: (id: string) => take(`block ${id}`),
  } as unknown as ChatClient;
  const toasts = createToasts();
  const wrapper = mount(ReportSheet, {
    props: { conversation: 'conv_1', message: props.message, peerName: 'Anna', canBlock: props.canBlock ?? true },
    global: { plugins: [parley(client)], provide: { [toastsKey as symbol]: toasts } },
    attachTo: document.body,
  });
  close = () => wrapper.unmount();
  const send = async (reason: string) => {
    await wrapper.get(`input[value=${reason}]`).setValue();
    await wrapper.get('form').trigger('submit');
    await flushPromises();
  };
  return { wrapper, told, toasts, refused, send };
}

it('a message is reported with its reason and what is said of it, and the other one blocked', async () => {
  const { wrapper, told, toasts, send } = sheet({ message: 'msg_1' });
  await wrapper.get('textarea').setValue('  Wants money. ');
  await send('scam');
  expect(told).toEqual([
    `POST ${path} {"reason":"scam","message_id":"msg_1","comment":"Wants money."}`,
    'block conv_1',
  ]);
  expect(toasts.shown.value).toMatchObject({ kind: 'news', text: words.reports.en.thanks });
  expect(wrapper.emitted('close')).toHaveLength(1);
});

it('a person is reported without a message, and not blocked where that is not wished', async () => {
  const { wrapper, told, send } = sheet({});
  expect(wrapper.get('button[type=submit]').attributes('disabled')).toBeDefined();
  await wrapper.get('form').trigger('submit');
  expect(told).toEqual([]);
  await wrapper.get('input[role=switch]').setValue(false);
  await send('other');
  expect(told).toEqual([`POST ${path} {"reason":"other"}`]);
});

it('who is blocked already is not blocked again', async () => {
  const { wrapper, told, send } = sheet({ canBlock: false });
  expect(wrapper.find('input[role=switch]').exists()).toBe(false);
  await send('spam');
  expect(told).toEqual([`POST ${path} {"reason":"spam"}`]);
});

it('what fails is told, keeps nothing else from being done, and is tried again alone', async () => {
  const { told, toasts, refused, send } = sheet({}, ['POST']);
  await send('harassment');
  expect(told).toEqual(['block conv_1']);
  expect(toasts.shown.value).toMatchObject({ kind: 'error', text: words.errors.en.unavailable });
  refused.length = 0;
  toasts.shown.value!.action!.run();
  await flushPromises();
  expect(told).toEqual(['block conv_1', `POST ${path} {"reason":"harassment"}`]);
  expect(toasts.shown.value).toMatchObject({ text: words.reports.en.thanks });
});

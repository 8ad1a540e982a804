import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../src/router/router';
import { above, href, parse, started } from '../../src/router/routes';

describe('addresses', () => {
  it('are read as they are written', () => {
    for (const route of [{ name: 'people' }, { name: 'chat', id: 'conv_a/b?c#d ä' }, { name: 'settings' }] as const)
      expect(parse(href(route))).toEqual(route);
  });

  it.each([
    '',
    '#',
    '#/',
    '#/nowhere',
    '#/people/more',
    '#/chat',
    '#/chat/',
    '#/chat/a/b',
    '#/chat/%E0%A4%A',
    '#tgWebAppData=x',
  ])('%s is none of ours', hash => expect(parse(hash)).toBeUndefined());

  it('do not take an id longer than any the server gives', () => {
    expect(parse(`#/chat/${'x'.repeat(129)}`)).toBeUndefined();
  });
});

describe('the parameter of a link', () => {
  it('names a conversation or a screen', () => {
    expect(started('conv_019ab5c1')).toEqual({ name: 'chat', id: 'conv_019ab5c1' });
    expect(started('notifications')).toEqual({ name: 'notifications' });
  });

  it.each([undefined, null, '', 'javascript:alert(1)', 'conv_a/../b', '/people', 'conv_'])(
    '%s leads nowhere',
    value => {
      expect(started(value)).toBeUndefined();
    },
  );
});

describe('the router', () => {
  beforeEach(() => history.replaceState(null, '', '/'));
  afterEach(() => history.replaceState(null, '', '/'));

  it('begins where the address says, and else where the link leads', () => {
    expect(createRouter(window, { name: 'chats' }).route.value).toEqual({ name: 'chats' });
    expect(location.hash).toBe('#/chats');
    history.replaceState(null, '', '/#/settings');
    expect(createRouter(window, { name: 'chats' }).route.value).toEqual({ name: 'settings' });
  });

  it('takes what Telegram wrote out of the address', () => {
    history.replaceState(null, '', '/#tgWebAppData=secret');
    createRouter(window);
    expect(location.href).not.toContain('secret');
  });

  it('writes where one goes into the address', () => {
    const router = createRouter(window);
    router.go({ name: 'chat', id: 'conv_1' });
    expect(router.route.value).toEqual({ name: 'chat', id: 'conv_1' });
    expect(location.hash).toBe('#/chat/conv_1');
  });

  it('goes up where nothing of ours was seen before', () => {
    history.replaceState(null, '', '/#/chat/conv_1');
    const router = createRouter(window);
    router.back();
    expect(router.route.value).toEqual(above({ name: 'chat', id: 'conv_1' }));
  });

  it('follows the browser, and stays where it is for an address it does not know', () => {
    const router = createRouter(window);
    history.pushState(null, '', '#/chats');
    window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
    expect(router.route.value).toEqual({ name: 'chats' });
    history.pushState(null, '', '#/nowhere');
    window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
    expect(router.route.value).toEqual({ name: 'chats' });
    expect(location.hash).toBe('#/chats');
  });
});

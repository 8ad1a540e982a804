import { parley } from '@parley/client/vue';
import { computed, createApp } from 'vue';
import App from './App.vue';
import { createToasts, toastsKey } from './parts/toasts';
import { createRouter, routerKey } from './router/router';
import { hasAbove, started } from './router/routes';
import { createSession, sessionKey } from './session/session';
import { browserHost, hostKey, isWithinTelegram, type Host } from './telegram/host';
import './theme.css';
import { followMachine } from './theme/scheme';
import { speak, wishedLanguage } from './words';

async function findHost(): Promise<Host> {
  if (!isWithinTelegram(window)) return browserHost(window);
  try {
    return (await import('./telegram/telegram-host')).telegramHost();
  } catch {
    return browserHost(window); // what Telegram told was cut, or the part could not be loaded
  }
}

async function start(): Promise<void> {
  followMachine(window);
  const host = await findHost();
  speak(wishedLanguage(host.languages));
  const app = createApp(App);
  // After the host: what Telegram tells stands behind the # until the router writes its own there.
  const router = createRouter(window, started(host.startParameter));
  host.followBack(
    computed(() => hasAbove(router.route.value)),
    router.back,
  );
  const session = createSession({
    initData: host.initData,
    as: new URLSearchParams(location.search).get('as'),
    page: host.page,
    onSignedIn: client => app.use(parley(client)),
  });
  app.provide(hostKey, host);
  app.provide(routerKey, router);
  app.provide(toastsKey, createToasts());
  app.provide(sessionKey, session);
  app.mount('#app');
  await session.start();
}

void start();

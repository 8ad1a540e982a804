import { parley } from '@parley/client/vue';
import { createApp } from 'vue';
import App from './App.vue';
import { createToasts, toastsKey } from './parts/toasts';
import { createRouter, routerKey } from './router/router';
import { started } from './router/routes';
import { createSession, sessionKey } from './session/session';
import './theme.css';
import { followMachine } from './theme/scheme';
import { chooseLanguage, speak } from './words';

const query = new URLSearchParams(location.search);
const app = createApp(App);
followMachine(window);
speak(chooseLanguage(navigator.languages));

const session = createSession({
  initData: '',
  as: query.get('as'),
  onSignedIn: client => app.use(parley(client)),
});
app.provide(routerKey, createRouter(window, started(query.get('startapp'))));
app.provide(toastsKey, createToasts());
app.provide(sessionKey, session);
app.mount('#app');
void session.start();

import {
  backButton,
  closingBehavior,
  hapticFeedback,
  init,
  miniApp,
  openLink,
  retrieveLaunchParams,
  retrieveRawInitData,
  swipeBehavior,
  themeParams,
  viewport,
} from '@tma.js/sdk';
import { watchEffect } from 'vue';
import { showTheme } from '../theme/scheme';
import type { Host } from './host';
import { telegramPage } from './page-life';

/** The only module that speaks to Telegram's client; loaded where there is one. */

function prepare(): void {
  init();
  miniApp.mount.ifAvailable();
  miniApp.ready.ifAvailable();
  themeParams.mount.ifAvailable();
  const follow = () => showTheme(themeParams.state());
  follow();
  themeParams.state.sub(follow);

  backButton.mount.ifAvailable();
  closingBehavior.mount.ifAvailable();
  // What is under way survives in the outbox.
  closingBehavior.disableConfirmation.ifAvailable();
  // Scrolling down in a chat must not close it.
  swipeBehavior.mount.ifAvailable();
  swipeBehavior.disableVertical.ifAvailable();
  void placeInViewport().catch(() => undefined); // an old client may not know what it is asked for
}

async function placeInViewport(): Promise<void> {
  await viewport.mount();
  viewport.bindCssVars();
  viewport.expand();
}

/** Throws where what Telegram told cannot be read. */
export function telegramHost(): Host {
  const told = retrieveLaunchParams();
  prepare();
  return {
    initData: retrieveRawInitData() ?? '',
    startParameter: told.tgWebAppStartParam ?? null,
    languages: [told.tgWebAppData?.user?.language_code, ...navigator.languages],
    page: telegramPage({
      isActive: () => miniApp.isActive(),
      onChange: listener => miniApp.isActive.sub(listener),
    }),
    hasBack: backButton.isMounted(),
    followBack(shown, back) {
      backButton.onClick.ifAvailable(back);
      watchEffect(() => (shown.value ? backButton.show : backButton.hide).ifAvailable());
    },
    openOutside(address) {
      return openLink.ifAvailable(address).ok;
    },
    feel(what) {
      if (what === 'success') hapticFeedback.notificationOccurred.ifAvailable('success');
      else hapticFeedback.impactOccurred.ifAvailable('light');
    },
  };
}

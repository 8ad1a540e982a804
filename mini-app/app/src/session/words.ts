import type { InLanguages } from '../words/language';

const en = {
  continueAs: 'Continue as',
  continueAsText: 'These people live in your own Parley. Open a second window to be two of them at once.',
  nobody: 'Nobody lives here yet.',
  openInTelegram: 'Open this in Telegram',
  openInTelegramText: 'Parley is a Mini App: start it from its bot.',
  failed: 'Parley could not be reached',
};

export const sessionWords: InLanguages<typeof en> = {
  en,
  ru: {
    continueAs: 'Продолжить как',
    continueAsText: 'Эти люди живут в вашем собственном Parley. Откройте второе окно, чтобы быть сразу двумя из них.',
    nobody: 'Здесь пока никто не живёт.',
    openInTelegram: 'Откройте это в Telegram',
    openInTelegramText: 'Parley — мини-приложение: запустите его из бота.',
    failed: 'Не удалось связаться с Parley',
  },
  fr: {
    continueAs: 'Continuer en tant que',
    continueAsText:
      'Ces personnes vivent dans votre propre Parley. Ouvrez une deuxième fenêtre pour en être deux à la fois.',
    nobody: 'Personne ne vit encore ici.',
    openInTelegram: 'Ouvrez ceci dans Telegram',
    openInTelegramText: 'Parley est une mini-application : lancez-la depuis son bot.',
    failed: 'Parley est injoignable',
  },
};

import type { InLanguages } from '../words/language';
import { plural } from '../words/plural';

const messages = plural('en', { one: 'wrote to you', other: 'wrote you {n} messages' });
const en = {
  messages,
  match: 'You like each other',
  other: 'Something new',
  isNew: 'New',
  emptyTitle: 'Nothing missed',
  emptyText: 'Matches and messages that came while you were away will be here.',
  more: 'Show older ones',
  failedTitle: 'The list could not be loaded',
};

export const notificationsWords: InLanguages<typeof en> = {
  en,
  ru: {
    messages: plural('ru', {
      one: '{n} сообщение для вас',
      few: '{n} сообщения для вас',
      many: '{n} сообщений для вас',
    }),
    match: 'Вы понравились друг другу',
    other: 'Что-то новое',
    isNew: 'Новое',
    emptyTitle: 'Ничего не пропущено',
    emptyText: 'Здесь будут пары и сообщения, которые пришли без вас.',
    more: 'Показать более старые',
    failedTitle: 'Не удалось загрузить список',
  },
  fr: {
    messages: plural('fr', { one: 'vous a écrit', other: 'vous a envoyé {n} messages' }),
    match: 'Vous vous plaisez',
    other: 'Du nouveau',
    isNew: 'Nouveau',
    emptyTitle: 'Rien de manqué',
    emptyText: 'Les rencontres et messages arrivés en votre absence seront ici.',
    more: 'Afficher les plus anciennes',
    failedTitle: 'La liste n’a pas pu être chargée',
  },
};

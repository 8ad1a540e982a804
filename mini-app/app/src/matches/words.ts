import type { InLanguages } from '../words/language';

const en = {
  title: 'It’s a match!',
  text: (name: string) => `You and ${name} like each other.`,
  hello: 'Say hello',
  later: 'Keep looking',
  news: (name: string) => `You and ${name} like each other!`,
  see: 'Show',
};

export const matchesWords: InLanguages<typeof en> = {
  en,
  ru: {
    title: 'Это взаимно!',
    text: name => `Вы и ${name} понравились друг другу.`,
    hello: 'Поздороваться',
    later: 'Смотреть дальше',
    news: name => `Вы и ${name} понравились друг другу!`,
    see: 'Показать',
  },
  fr: {
    title: 'C’est réciproque !',
    text: name => `${name} et vous, vous vous plaisez.`,
    hello: 'Dire bonjour',
    later: 'Continuer',
    news: name => `${name} et vous, vous vous plaisez !`,
    see: 'Voir',
  },
};

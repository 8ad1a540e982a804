import type { InLanguages } from '../words/language';
import type { Reason } from './report';

interface ReportWords {
  report: string;
  reportName: (name: string) => string;
  reportMessage: string;
  why: string;
  reasons: Record<Reason, string>;
  comment: string;
  blockToo: (name: string) => string;
  secret: (name: string) => string;
  send: string;
  thanks: string;
}

export const reportsWords: InLanguages<ReportWords> = {
  en: {
    report: 'Report',
    reportName: name => `Report ${name}`,
    reportMessage: 'Report this message',
    why: 'What is wrong?',
    reasons: {
      spam: 'Spam or advertising',
      scam: 'A scam, or asks for money',
      harassment: 'Insults or threats',
      sexual: 'Unwanted sexual content',
      underage: 'May be under 18',
      other: 'Something else',
    },
    comment: 'What should we know? (optional)',
    blockToo: name => `Block ${name} too`,
    secret: name => `${name} is not told that you reported.`,
    send: 'Send',
    thanks: 'Thank you. Your report has been sent.',
  },
  ru: {
    report: 'Пожаловаться',
    reportName: name => `Пожаловаться: ${name}`,
    reportMessage: 'Жалоба на сообщение',
    why: 'Что не так?',
    reasons: {
      spam: 'Спам или реклама',
      scam: 'Обман или просьба о деньгах',
      harassment: 'Оскорбления или угрозы',
      sexual: 'Нежелательное сексуальное содержание',
      underage: 'Возможно, младше 18 лет',
      other: 'Другое',
    },
    comment: 'Что нам стоит знать? (необязательно)',
    blockToo: name => `Также заблокировать: ${name}`,
    secret: name => `${name} не узнает о вашей жалобе.`,
    send: 'Отправить',
    thanks: 'Спасибо. Жалоба отправлена.',
  },
  fr: {
    report: 'Signaler',
    reportName: name => `Signaler ${name}`,
    reportMessage: 'Signaler ce message',
    why: 'Qu’est-ce qui ne va pas ?',
    reasons: {
      spam: 'Spam ou publicité',
      scam: 'Arnaque ou demande d’argent',
      harassment: 'Insultes ou menaces',
      sexual: 'Contenu sexuel non désiré',
      underage: 'A peut-être moins de 18 ans',
      other: 'Autre chose',
    },
    comment: 'Que devons-nous savoir ? (facultatif)',
    blockToo: name => `Bloquer aussi ${name}`,
    secret: name => `${name} ne saura pas que vous avez signalé.`,
    send: 'Envoyer',
    thanks: 'Merci. Votre signalement a été envoyé.',
  },
};

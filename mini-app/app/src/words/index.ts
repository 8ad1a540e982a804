import { chatWords } from '../chat/words';
import { conversationsWords } from '../conversations/words';
import { matchesWords } from '../matches/words';
import { notificationsWords } from '../notifications/words';
import { peopleWords } from '../people/words';
import { profileWords } from '../profile/words';
import { reportsWords } from '../reports/words';
import { sessionWords } from '../session/words';
import { settingsWords } from '../settings/words';
import { commonWords } from './common';
import { errorWords } from './errors';
import { inLanguage, type InLanguages, type Language } from './language';

/** All words of the page, by feature. Each feature keeps its own. */
export const words = {
  common: commonWords,
  errors: errorWords,
  session: sessionWords,
  people: peopleWords,
  matches: matchesWords,
  notifications: notificationsWords,
  profile: profileWords,
  settings: settingsWords,
  chat: chatWords,
  conversations: conversationsWords,
  reports: reportsWords,
};

type Feature = keyof typeof words;
type WordsOf<F extends Feature> = (typeof words)[F] extends InLanguages<infer T> ? T : never;

/** `const w = useWords('chat')`; in a template `w.title`, `w.count(3)`. */
export const useWords = <F extends Feature>(feature: F) =>
  inLanguage<WordsOf<F>>(words[feature] as unknown as Record<Language, WordsOf<F>>);

export { errorText } from './errors';
export {
  chooseLanguage,
  language,
  languages,
  preferLanguage,
  preferredLanguage,
  speak,
  wishedLanguage,
  type Language,
} from './language';

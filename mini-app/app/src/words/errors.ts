import type { InLanguages } from './language';

/** What went wrong, by the code of a `ChatError`. */
const en = {
  connection_lost: 'No connection. Check your network.',
  timeout: 'The server did not answer in time.',
  unavailable: 'The service is not available at the moment.',
  rate_limited: 'That was a little fast. Try again in a moment.',
  too_many_connections: 'The service is full at the moment.',
  outbox_full: 'Too many messages are waiting to be sent.',
  expired: 'This waited for too long and was not sent.',
  authentication_failed: 'Please sign in again.',
  token_expired: 'Please sign in again.',
  conversation_blocked: 'This conversation is blocked.',
  conversation_closed: 'This conversation is closed.',
  conversation_not_found: 'This conversation does not exist.',
  content_rejected: 'This message cannot be sent.',
  message_too_large: 'This text is too long.',
  validation_error: 'That is not accepted.',
  other: 'Something went wrong.',
};

export const errorWords: InLanguages<typeof en> = {
  en,
  ru: {
    connection_lost: 'Нет соединения. Проверьте сеть.',
    timeout: 'Сервер не ответил вовремя.',
    unavailable: 'Сервис сейчас недоступен.',
    rate_limited: 'Слишком быстро. Попробуйте чуть позже.',
    too_many_connections: 'Сервис сейчас переполнен.',
    outbox_full: 'Слишком много сообщений ждут отправки.',
    expired: 'Сообщение ждало слишком долго и не было отправлено.',
    authentication_failed: 'Войдите заново.',
    token_expired: 'Войдите заново.',
    conversation_blocked: 'Этот чат заблокирован.',
    conversation_closed: 'Этот чат закрыт.',
    conversation_not_found: 'Такого чата нет.',
    content_rejected: 'Это сообщение нельзя отправить.',
    message_too_large: 'Слишком длинный текст.',
    validation_error: 'Это не принято.',
    other: 'Что-то пошло не так.',
  },
  fr: {
    connection_lost: 'Pas de connexion. Vérifiez votre réseau.',
    timeout: 'Le serveur n’a pas répondu à temps.',
    unavailable: 'Le service est indisponible pour le moment.',
    rate_limited: 'C’était un peu rapide. Réessayez dans un instant.',
    too_many_connections: 'Le service est complet pour le moment.',
    outbox_full: 'Trop de messages attendent d’être envoyés.',
    expired: 'Ce message a attendu trop longtemps et n’a pas été envoyé.',
    authentication_failed: 'Veuillez vous reconnecter.',
    token_expired: 'Veuillez vous reconnecter.',
    conversation_blocked: 'Cette conversation est bloquée.',
    conversation_closed: 'Cette conversation est fermée.',
    conversation_not_found: 'Cette conversation n’existe pas.',
    content_rejected: 'Ce message ne peut pas être envoyé.',
    message_too_large: 'Ce texte est trop long.',
    validation_error: 'Ce n’est pas accepté.',
    other: 'Un problème est survenu.',
  },
};

/** The text for an error, whatever was thrown. */
export function errorText(words: typeof en, error: unknown): string {
  const code = (error as { code?: string } | null | undefined)?.code;
  return Object.entries(words).find(([known]) => known === code)?.[1] ?? words.other;
}

import { chosenPerson } from '../session/people';
import { createDrafts, type Draft } from './drafts';

function sessionStore(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined; // a browser that forbids it
  }
}

const all = createDrafts(sessionStore());

/** A tab may become somebody else, whose drafts are their own. */
const name = (conversationId: string) => `${chosenPerson.get() ?? ''} ${conversationId}`;

export const drafts = {
  get: (conversationId: string): Draft => all.get(name(conversationId)),
  set: (conversationId: string, draft: Draft): void => all.set(name(conversationId), draft),
};

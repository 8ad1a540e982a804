import { tabStorage } from '../storage';
import { ask, NotGiven } from './gateway';
import type { IssuedToken } from './token';

/** The people of a town that was made for trying Parley out: there only where the gateway lets anybody be anybody. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly photo: string | null;
  readonly bio: string | null;
}

/** Undefined where there is none of this. */
export async function townspeople(): Promise<readonly Person[] | undefined> {
  try {
    return (await ask<{ people: readonly Person[] }>('GET', '/v1/dev/people')).people;
  } catch (cause) {
    if (cause instanceof NotGiven && cause.status === 404) return undefined;
    throw cause;
  }
}

export const tokenFor = (user: string): Promise<IssuedToken> =>
  ask('POST', `/v1/dev/tokens?user=${encodeURIComponent(user)}`);

const key = 'parley.person';

/** Who was chosen, for this tab and its reloads alone: two windows are two people. */
export const chosenPerson = {
  get: (): string | null => tabStorage.get(key),
  set: (id: string): void => tabStorage.set(key, id),
  clear: (): void => tabStorage.remove(key),
};

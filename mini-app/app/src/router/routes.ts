/** The screens and their addresses. They live behind the `#`, so that the gateway serves one page at one path. */

export type Route =
  | { readonly name: 'people' }
  | { readonly name: 'chats' }
  | { readonly name: 'chat'; readonly id: string }
  | { readonly name: 'notifications' }
  | { readonly name: 'profile' }
  | { readonly name: 'settings' };

export type RouteName = Route['name'];

export const home: Route = { name: 'people' };

const plain = ['people', 'chats', 'notifications', 'profile', 'settings'] as const;
const longestId = 128;

export const href = (route: Route): string =>
  route.name === 'chat' ? `#/chat/${encodeURIComponent(route.id)}` : `#/${route.name}`;

/** Undefined for what is none of ours: Telegram puts its launch parameters behind the `#` as well. */
export function parse(hash: string): Route | undefined {
  const [root, name, id, ...more] = hash.split('/');
  if (root !== '#' || more.length) return undefined;
  if (name === 'chat' && id) return chat(decoded(id));
  const found = plain.find(each => each === name);
  return found && id === undefined ? { name: found } : undefined;
}

/**
 * Where a link of the bot leads: `startapp=conv_…` names a conversation, the name of a screen that screen. Whoever made
 * the link chose it, so it only tells what to look at; whether the user may is for the server to say.
 */
export function started(parameter: string | undefined | null): Route | undefined {
  if (!parameter) return undefined;
  return /^conv_[\w-]+$/.test(parameter) ? chat(parameter) : parse(`#/${parameter}`);
}

/** Where "back" leads when nothing of ours was seen before. */
export const above = (route: Route): Route =>
  route.name === 'chat' ? { name: 'chats' } : route.name === 'settings' ? { name: 'profile' } : home;

export const hasAbove = (route: Route): boolean => route.name === 'chat' || route.name === 'settings';

const chat = (id: string | undefined): Route | undefined =>
  id && id.length <= longestId ? { name: 'chat', id } : undefined;

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** Whom one talks to, as far as it is known. */
export interface Peer {
  readonly id: string | undefined;
  readonly name: string;
  readonly photo: string | null;
}

/** What the other one wrote of themselves; null where they wrote nothing. */
export interface Profile {
  readonly display_name?: string | null;
  readonly photo?: string | null;
}

type WithProfile = {
  readonly peerId?: string | undefined;
  readonly profile?: Profile | null | undefined;
};

export function peerOf(conversation: WithProfile | undefined, someone: string): Peer {
  const { display_name: name, photo } = conversation?.profile ?? {};
  return { id: conversation?.peerId, name: name?.trim() || someone, photo: photo ?? null };
}

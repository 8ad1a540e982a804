import type { Gender, Me, Profile } from './profiles';

/** A profile while it is written: inputs hold text, and nothing has to be right yet. */
export interface Draft {
  display_name: string;
  birth_date: string;
  gender: Gender | '';
  looking_for: Gender[];
  bio: string;
  photos: string[];
  city: string;
  latitude: string;
  longitude: string;
  max_distance_km: number;
  min_age: string;
  max_age: string;
  visible: boolean;
}

export type ProfileField = keyof Draft;

export const longestBio = 1000;
export const mostPhotos = 9;
const usualDistance = 50;

export function draftOf(me: Me | null | undefined): Draft {
  const profile = me?.profile;
  if (!profile)
    return {
      display_name: me?.name ?? '',
      birth_date: '',
      gender: '',
      looking_for: [],
      bio: '',
      photos: [],
      city: '',
      latitude: '',
      longitude: '',
      max_distance_km: usualDistance,
      min_age: '18',
      max_age: '99',
      visible: true,
    };
  return {
    display_name: profile.display_name,
    birth_date: profile.birth_date,
    gender: profile.gender,
    looking_for: [...profile.looking_for],
    bio: profile.bio ?? '',
    photos: [...profile.photos],
    city: profile.city,
    latitude: String(profile.latitude),
    longitude: String(profile.longitude),
    max_distance_km: profile.max_distance_km,
    min_age: String(profile.min_age),
    max_age: String(profile.max_age),
    visible: profile.visible,
  };
}

/** What is empty is left out: the server says what is missing. */
export function profileOf(draft: Draft): Partial<Profile> {
  const numberOf = (text: string) => (text.trim() === '' ? undefined : Number(text.replace(',', '.')));
  const all = {
    ...draft,
    display_name: draft.display_name.trim() || undefined,
    birth_date: draft.birth_date || undefined,
    gender: draft.gender || undefined,
    looking_for: draft.looking_for.length ? draft.looking_for : undefined,
    bio: draft.bio.trim() || undefined,
    photos: draft.photos.map(each => each.trim()).filter(Boolean),
    city: draft.city.trim() || undefined,
    latitude: numberOf(draft.latitude),
    longitude: numberOf(draft.longitude),
    min_age: numberOf(draft.min_age),
    max_age: numberOf(draft.max_age),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

export interface FieldProblem {
  readonly field: ProfileField;
  readonly kind: 'missing' | 'invalid';
}

const fields: readonly string[] = Object.keys(draftOf(null));

/** The server names the first field that is wrong: `Missing city`, `Invalid photos: …`. */
export function problemOf(error: unknown): FieldProblem | undefined {
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string };
  const [, kind, field = ''] = /^(Missing|Invalid) (\w+)/.exec(code === 'validation_error' ? message : '') ?? [];
  if (!kind || !fields.includes(field)) return undefined;
  return { field: field as ProfileField, kind: kind === 'Missing' ? 'missing' : 'invalid' };
}

/** Profiles as the discovery service tells them. */

export const genders = ['female', 'male', 'other'] as const;
export type Gender = (typeof genders)[number];

/** What `PUT /v1/me/profile` takes. */
export interface Profile {
  readonly display_name: string;
  readonly birth_date: string;
  readonly gender: Gender;
  readonly looking_for: readonly Gender[];
  readonly bio: string | null;
  readonly photos: readonly string[];
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly max_distance_km: number;
  readonly min_age: number;
  readonly max_age: number;
  readonly visible: boolean;
}

export interface StoredProfile extends Profile {
  readonly age: number;
}

export interface Me {
  readonly id: string;
  readonly name: string | null;
  readonly photo_url: string | null;
  readonly profile: StoredProfile | null;
}

/** Of somebody else. */
export interface PublicProfile {
  readonly id: string;
  readonly display_name: string;
  readonly age: number;
  readonly gender: Gender;
  readonly bio: string | null;
  readonly photos: readonly string[];
  readonly city: string;
}

export interface Candidate extends PublicProfile {
  readonly distance_km: number;
  readonly last_active: 'today' | 'week' | 'month' | 'earlier';
}

import { ChatError } from '@parley/client';
import { describe, expect, it } from 'vitest';
import { draftOf, problemOf, profileOf } from '../../src/profile/draft';
import type { StoredProfile } from '../../src/profile/profiles';

const stored: StoredProfile = {
  display_name: 'Anna',
  birth_date: '1995-06-15',
  age: 31,
  gender: 'female',
  looking_for: ['male'],
  bio: null,
  photos: ['https://photos.example/1.jpg'],
  city: 'Riga',
  latitude: 56.95,
  longitude: 24.1,
  max_distance_km: 30,
  min_age: 25,
  max_age: 40,
  visible: true,
};

describe('a profile that is written', () => {
  it('is what it was where nothing was changed', () => {
    const { age, bio, ...rest } = stored;
    const me = { id: 'anna', name: null, photo_url: null, profile: stored };
    expect(profileOf(draftOf(me))).toEqual(rest);
    expect([age, bio]).toEqual([31, null]);
  });

  it('leaves out what is empty, for the server to say that it is missing', () => {
    const profile = profileOf({ ...draftOf(null), display_name: '  ', photos: ['', ' https://a.example/1.jpg '] });
    expect(profile).not.toHaveProperty('display_name');
    expect(profile).not.toHaveProperty('latitude');
    expect(profile.photos).toEqual(['https://a.example/1.jpg']);
  });

  it('takes a comma in a number, and sends no number for the server to refuse', () => {
    expect(profileOf({ ...draftOf(null), latitude: '56,95' }).latitude).toBe(56.95);
    expect(profileOf({ ...draftOf(null), latitude: 'north' }).latitude).toBeNaN();
  });

  it('begins with the name that Telegram tells', () => {
    expect(draftOf({ id: 'tg_1', name: 'Anna', photo_url: null, profile: null }).display_name).toBe('Anna');
  });
});

describe('what the server has against it', () => {
  it('stands at its field', () => {
    expect(problemOf(new ChatError('validation_error', 'Missing city'))).toEqual({ field: 'city', kind: 'missing' });
    expect(problemOf(new ChatError('validation_error', 'Invalid photos: up to 9'))).toEqual({
      field: 'photos',
      kind: 'invalid',
    });
  });

  it.each([
    new ChatError('validation_error', 'Invalid nonsense: no'),
    new ChatError('unavailable', 'Missing city'),
    new Error('Missing city'),
    undefined,
  ])('is no field of %s', error => expect(problemOf(error)).toBeUndefined());
});

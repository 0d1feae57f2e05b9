import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKeptPerson, readUser } from '../../../src/slack/gateway/person.ts';

describe('a person as Slack describes one', () => {
  it.each([
    {
      says: 'the name they chose',
      user: { profile: { display_name: 'Ann', real_name: 'Ann Lee' } },
      name: 'Ann',
    },
    {
      says: 'their full name',
      user: { profile: { display_name: '', real_name: 'Ann Lee' } },
      name: 'Ann Lee',
    },
    { says: 'that of the account', user: { real_name: 'Ann Lee', name: 'ann' }, name: 'Ann Lee' },
    { says: 'that of the login', user: { name: 'ann', profile: null }, name: 'ann' },
  ])('has the best name there is: $says', ({ user, name }) => {
    expect(readUser(user)).toEqual({ name });
  });

  it('has a locale and a time zone', () => {
    const user = { name: 'ann', locale: 'pt-BR', tz: 'America/Sao_Paulo', tz_offset: -10_800 };
    expect(readUser(user)).toEqual({ name: 'ann', locale: 'pt-BR', zone: 'America/Sao_Paulo' });
  });

  it.each([
    { locale: '', tz: '' },
    { locale: null, tz: null },
    { locale: 7, tz: ['Europe/Berlin'] },
    { locale: 'en_US.UTF-8', tz: 'Atlantis/Deep' },
    { locale: '../../etc', tz: '../../etc' },
    { locale: `en-${'x'.repeat(500)}`, tz: 'E'.repeat(500) },
  ])('has neither where Slack tells $locale and $tz', (odd) => {
    expect(readUser({ name: 'ann', ...odd })).toEqual({ name: 'ann' });
  });

  it('is nobody without a name', () => {
    for (const user of [undefined, null, 'ann', {}, { name: '' }, { name: 7 }]) {
      expect(readUser(user)).toBeUndefined();
    }
  });

  it('may be described by anything at all', () => {
    fc.assert(
      fc.property(fc.record({ locale: fc.anything(), tz: fc.anything(), profile: fc.anything() }), (user) => {
        expect(readUser({ name: 'ann', ...user })?.name).toBeTruthy();
      }),
    );
  });
});

describe('a person as we keep one', () => {
  it.each([{ kept: { name: 'Ann', locale: 'de-DE', zone: 'Europe/Berlin' } }, { kept: { name: 'Ann' } }])(
    'is read as it was written: $kept',
    ({ kept }) => {
      expect(readKeptPerson(kept)).toEqual(kept);
    },
  );

  it('may be the name alone, as earlier versions wrote it', () => {
    expect(readKeptPerson('Ann')).toEqual({ name: 'Ann' });
  });

  it.each([undefined, null, '', 7, {}, { name: '' }, { locale: 'de-DE' }])('is nobody in %j', (kept) => {
    expect(readKeptPerson(kept)).toBeUndefined();
  });
});

// Which language a poll is asked in, and what is kept of the person who asks.

import { describe, expect, test } from 'vitest';
import { messageKey, personKey, pollKey } from '../../../src/store/keys.ts';
import { tableOf } from '../poll-at-hand.ts';
import { startDraft } from './at-the-modal.ts';

/** Ann, who has Slack in Portuguese, posts a poll; the items that are kept of it and of her. */
async function postsFromBrazil({ isUnknown = false } = {}) {
  const world = await startDraft();
  const { ann, slack, music } = world;
  const person = slack.world.people.get(ann.id);
  if (person === undefined) throw new Error('No Ann');
  slack.world.putPerson({ ...person, locale: 'pt-BR', tz: 'America/Sao_Paulo' });
  if (isUnknown) slack.faults.fail('users.info', { kind: 'status', status: 500 });
  await ann.submits();
  const [message] = slack.messagesIn(music);
  if (message === undefined) throw new Error('No poll');
  const table = tableOf(world);
  const posted = await table.get(messageKey(message.channel, message.ts));
  return {
    ...world,
    poll: await table.get(pollKey(String(posted?.['poll']))),
    person: await table.get(personKey(ann.id)),
  };
}

describe('a poll', () => {
  test('keeps the nearest language to its starter’s, and asks Slack no more than once for all of it', async () => {
    const { poll, slack, ann } = await postsFromBrazil();
    expect(poll).toMatchObject({ language: 'en', owner: { id: ann.id, name: 'Ann' } });
    expect(slack.callsOf('users.info').map(({ args }) => args)).toEqual([
      expect.objectContaining({ user: ann.id, include_locale: 'true' }),
    ]);
  });

  test('is asked in the default language when Slack does not tell its starter’s', async () => {
    const { poll, person } = await postsFromBrazil({ isUnknown: true });
    expect(poll).toMatchObject({ language: 'en', owner: { name: 'ann' } });
    expect(person).toBeUndefined();
  });
});

test('beside the starter’s name, locale and time zone are kept', async () => {
  const { person } = await postsFromBrazil();
  expect(person?.['value']).toEqual({ name: 'Ann', locale: 'pt-BR', zone: 'America/Sao_Paulo' });
});

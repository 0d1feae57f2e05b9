import { describe, expect, it } from 'vitest';
import { errorOf } from '../person/started-slack.ts';
import { startListening } from './listening-app.ts';

describe('A person, asked about', () => {
  it('has a role, a time zone, and a language when asked for that', async () => {
    const { slack, client } = await startListening();
    const eve = slack.addPerson('eve', { role: 'owner', tz: 'Asia/Kolkata', locale: 'de-DE' });
    const ask = async (more = {}) => (await client.users.info({ user: eve.id, ...more })).user;
    expect(await ask()).toMatchObject({
      is_admin: true,
      is_owner: true,
      tz: 'Asia/Kolkata',
      tz_offset: 19_800,
      deleted: false,
    });
    expect(await ask()).not.toHaveProperty('locale');
    expect(await ask({ include_locale: true })).toMatchObject({ locale: 'de-DE' });
    slack.changeRole(eve, 'admin');
    expect(await ask()).toMatchObject({ is_admin: true, is_owner: false });
    slack.changeRole(eve, 'member');
    expect(await ask()).toMatchObject({ is_admin: false, is_owner: false });
  });
});

describe('A person whose account was deactivated', () => {
  it('is in no channel, gets no private word, and is known as deleted, without zone and role', async () => {
    const { slack, client, ann, music } = await startListening();
    slack.deactivate(ann);
    const { user } = await client.users.info({ user: ann.id });
    expect(user).toMatchObject({ id: ann.id, deleted: true });
    expect(user).not.toHaveProperty('tz');
    expect(user).not.toHaveProperty('is_admin');
    expect((await client.conversations.members({ channel: music.id })).members).not.toContain(ann.id);
    expect(await errorOf(client.chat.postEphemeral({ channel: music.id, user: ann.id, text: 'psst' }))).toBe(
      'user_not_in_channel',
    );
    expect(await errorOf(client.conversations.open({ users: ann.id }))).toBe('user_disabled');
  });

  it('does nothing any more, until the account is given back', async () => {
    const { slack, ann, music } = await startListening();
    slack.deactivate(ann);
    await expect(ann.types('/songpoll', { in: music })).rejects.toThrow('deactivated');
    slack.reactivate(ann);
    await ann.types('/songpoll', { in: music });
    expect(ann.failures).toEqual([]);
  });

  it('is told of', async () => {
    const { slack, bo, music, events } = await startListening();
    slack.deactivate(bo);
    expect(await events()).toMatchObject([
      { type: 'user_change', user: { id: bo.id, deleted: true } },
      { type: 'member_left_channel', user: bo.id, channel: music.id },
    ]);
  });
});

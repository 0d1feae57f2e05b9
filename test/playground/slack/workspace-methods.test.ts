import { describe, expect, it } from 'vitest';
import { errorOf, startSlack } from '../person/started-slack.ts';
import { allScopes } from './listening-app.ts';

describe('The workspace, asked by an app', () => {
  it('lets it join public channels only', async () => {
    const { slack, client } = await startSlack();
    const open = slack.addChannel('open', { hasBot: false });
    const old = slack.addChannel('old', { hasBot: false, isArchived: true });
    const secret = slack.addChannel('secret', { kind: 'private', hasBot: false });
    const invited = slack.addChannel('invited', { kind: 'private' });
    const join = ({ id }: { id: string }) => errorOf(client.conversations.join({ channel: id }));
    expect(await join(open)).toBe('ok');
    expect(await errorOf(client.chat.postMessage({ channel: open.id, text: 'Hi' }))).toBe('ok');
    expect(await join(old)).toBe('is_archived');
    expect(await join(secret)).toBe('channel_not_found');
    expect(await join(invited)).toBe('method_not_supported_for_channel_type');
  });

  it('tells about channels and people it can see', async () => {
    const { slack, client, ann, bo, music } = await startSlack(undefined, { scopes: allScopes });
    const secret = slack.addChannel('secret', { kind: 'private', hasBot: false });
    slack.deactivate(bo);
    const { channel } = await client.conversations.info({ channel: music.id, include_num_members: true });
    expect(channel).toMatchObject({ name: 'music', is_member: true, is_archived: false, num_members: 2 });
    expect((await client.users.info({ user: ann.id })).user).toMatchObject({
      name: 'ann',
      tz: 'Europe/Berlin',
    });
    expect((await client.users.info({ user: bo.id })).user).toMatchObject({ deleted: true });
    expect(await errorOf(client.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
    expect(await errorOf(client.conversations.info({ channel: secret.id }))).toBe('channel_not_found');
    expect((await client.conversations.members({ channel: music.id })).members).toContain(ann.id);
  });

  it('tells where people are in time, and their locale only to who asks for it', async () => {
    const { slack, client, ann } = await startSlack();
    const bea = slack.addPerson('bea', { locale: 'pt-BR', tz: 'America/St_Johns' });
    const info = async (user: string, include_locale?: boolean) =>
      (await client.users.info({ user, ...(include_locale !== undefined && { include_locale }) })).user;
    expect(await info(ann.id, true)).toMatchObject({ locale: 'en-US', tz: 'Europe/Berlin' });
    expect(await info(bea.id, true)).toMatchObject({ locale: 'pt-BR', tz: 'America/St_Johns' });
    expect(await info(bea.id, false)).not.toHaveProperty('locale');
    expect(await info(bea.id)).not.toHaveProperty('locale');
    expect([3_600, 7_200]).toContain((await info(ann.id))?.tz_offset);
    expect([-12_600, -9_000]).toContain((await info(bea.id))?.tz_offset);
    expect((await info(bea.id))?.tz_label).toMatch(/^Newfoundland .*Time$/u);
  });

  it('opens the same direct conversation each time', async () => {
    const { slack, client, ann } = await startSlack(undefined, { scopes: allScopes });
    const { channel } = await client.conversations.open({ users: ann.id });
    expect(channel?.id).toBe(slack.dmWithBot(ann).id);
  });

  it('gives messages back, newest first, to an app that may read', async () => {
    const { client, music } = await startSlack(undefined, { readsChannels: true });
    await client.chat.postMessage({ channel: music.id, text: 'one' });
    await client.chat.postMessage({ channel: music.id, text: 'two' });
    const { messages } = await client.conversations.history({ channel: music.id });
    expect(messages?.map(({ text }) => text)).toEqual(['two', 'one']);
  });

  it('gives no messages to an app without the scope', async () => {
    const { client, music } = await startSlack();
    expect(await errorOf(client.conversations.history({ channel: music.id }))).toBe('missing_scope');
  });

  it('says who the app is', async () => {
    const { client } = await startSlack();
    expect(await client.auth.test()).toMatchObject({ ok: true, user: 'songpoll' });
  });

  it('says which scopes its token holds', async () => {
    const { client } = await startSlack(undefined, { scopes: ['commands', 'chat:write'] });
    const { response_metadata } = await client.auth.test();
    expect(response_metadata?.scopes).toEqual(['commands', 'chat:write']);
  });
});

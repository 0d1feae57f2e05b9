import { describe, expect, test } from 'vitest';
import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import { channelPollKey, pollKey } from '../../../src/store/keys.ts';
import { startWorld } from '../../world.ts';
import { withDying } from '../mortal-process.ts';
import { forgetMessage, postPoll, readTruth, tableOf, worldWithPoll } from '../poll-at-hand.ts';

type Here = Awaited<ReturnType<typeof worldWithPoll>>;

async function lists({ music }: Here, person: LocalPerson): Promise<string> {
  await person.types('/songpoll list', { in: music });
  return person.privateWords.at(-1) ?? '';
}

function listOf(person: LocalPerson, at = 0) {
  const word = person.privateMessages.at(at);
  if (word === undefined) throw new Error(`${person.name} was told nothing in private.`);
  return word;
}

const hour = 3_600_000;
const day = 24 * hour;

describe('/songpoll list', () => {
  test('tells of the open polls here: title, who started it, until when, newest first', async () => {
    const here = await worldWithPoll();
    const { world, clock, ann, bo } = here;
    clock.pass(1_000);
    const owner = { id: bo.id, name: 'Bo' };
    await postPoll(world, { title: 'Second', closesIn: hour, owner, closers: 'anyone' });
    const other = world.slack.addChannel('other', { members: [ann] });
    await postPoll(world, { title: 'Elsewhere', channel: other.id });
    const list = await lists(here, ann);
    expect(list.split('\n')).toEqual([
      'Open polls I know of in this conversation',
      'Second · started by Bo',
      expect.stringMatching(/^Closes /u),
      '[Close poll]',
      'Friday song · started by Ann',
      'Open until Ann closes it',
      '[Close poll]',
    ]);
    const [word] = ann.privateMessages;
    const [, first] = here.slack.messagesIn(here.music);
    expect(JSON.stringify(word?.blocks)).toContain(
      `/archives/${here.music.id}/p${first?.ts.replace('.', '')}`,
    );
    expect(here.slack.problems).toEqual([]);
  });

  test('has a button only where its reader may close', async () => {
    const here = await worldWithPoll();
    expect(await lists(here, here.bo)).not.toContain('[Close poll]');
    here.clock.pass(8 * day);
    expect(await lists(here, here.bo)).toContain('[Close poll]');
  });

  test('leaves out what is closed, or past its time although nobody has closed it yet', async () => {
    const here = await worldWithPoll();
    await postPoll(here.world, { title: 'Timed', closesIn: hour });
    here.clock.pass(hour);
    expect(await lists(here, here.ann)).not.toContain('Timed');
    await here.ann.presses('Close poll', { in: here.poll });
    expect(await lists(here, here.ann)).toBe('I know of no open poll in this conversation.');
  });

  test('finds polls of a channel that has had another id, before and since', async () => {
    const here = await worldWithPoll();
    const moved = here.slack.changeChannelId(here.music);
    await here.slack.idle();
    await postPoll(here.world, { title: 'Later', channel: moved.id });
    await here.ann.types('/songpoll list', { in: moved });
    const list = here.ann.privateWords.at(-1);
    expect(list).toContain('Later');
    expect(list).toContain('Friday song');
    await here.ann.presses('Close poll', { in: listOf(here.ann, -1), beside: 'Friday song' });
    expect((await readTruth(here.world, here.poll)).poll.status).toBe('closed');
  });

  test('finds a poll that an earlier version has posted once it was looked at', async () => {
    const here = await worldWithPoll();
    const { poll } = await readTruth(here.world, here.poll);
    const table = tableOf(here.world);
    await table.delete(channelPollKey(poll.channel, poll.id, poll.createdAt));
    await table.update(pollKey(poll.id), 'REMOVE #listed', { names: { '#listed': 'isListed' } });
    expect(await lists(here, here.ann)).toContain('I know of no open poll');
    await here.votes(here.bo, 1);
    await here.world.settle();
    expect(await lists(here, here.ann)).toContain('Friday song');
    expect(await here.untruths()).toEqual([]);
  });

  test('does not tell of a poll whose message is not known, but once it is clicked', async () => {
    const here = await worldWithPoll();
    await forgetMessage(here.world, here.poll);
    expect(await lists(here, here.ann)).toContain('I know of no open poll');
    here.world.restart();
    await here.votes(here.bo, 1);
    expect(await lists(here, here.ann)).toContain('Friday song');
  });

  test('says that it is not in the conversation', async () => {
    const here = await worldWithPoll();
    const { ann, bo, slack } = here;
    const secret = slack.addChannel('secret', { kind: 'private', members: [ann], hasBot: false });
    await ann.types('/songpoll list', { in: secret });
    await ann.types('/songpoll close', { in: secret });
    await ann.types('/songpoll list', { in: slack.groupDm([ann, bo]) });
    const outside =
      'I know of no open poll in this conversation. I am not in it: to have polls here, type /invite @songpoll first.';
    expect(ann.privateWords).toEqual([
      outside,
      outside,
      'I know of no open poll in this conversation. A group message takes in no apps, so I cannot post polls here.',
    ]);
  });

  test('tells of the newest twenty at most, with titles that are long, and how many more there are', async () => {
    const here = await worldWithPoll();
    for (let polls = 0; polls < 22; polls += 1) {
      here.clock.pass(1_000);
      await postPoll(here.world, { title: `${polls} ${'&'.repeat(140)}`, closesIn: hour });
    }
    const list = await lists(here, here.ann);
    const shown = list.split('\n').filter((line) => line.includes('started by'));
    expect(shown[0]).toMatch(/^21 /u);
    expect(list).toContain(`${23 - shown.length} older polls are open too.`);
    expect(shown.length).toBeGreaterThan(5);
    expect([...here.slack.problems, ...here.slack.failures]).toEqual([]);
  });
});

describe('The button in the list', () => {
  test('closes the poll and shows the list anew', async () => {
    const here = await worldWithPoll();
    const { ann, world } = here;
    await postPoll(world, { title: 'Second' });
    await lists(here, ann);
    await ann.presses('Close poll', { in: listOf(ann), beside: 'Friday song' });
    expect(ann.privateWords).toHaveLength(1);
    expect(ann.privateWords[0]).toContain('“Friday song” is closed, and its votes are counted.');
    expect(ann.privateWords[0]).toContain('Second · started by Ann');
    await world.settle();
    expect(here.announced()).toHaveLength(1);
    expect(await here.untruths()).toEqual([]);
  });

  test('of an old list says that the poll is closed already', async () => {
    const here = await worldWithPoll();
    const { ann } = here;
    await lists(here, ann);
    await ann.presses('Close poll', { in: here.poll });
    await ann.presses('Close poll', { in: listOf(ann) });
    expect(ann.privateWords[0]).toMatch(/^This poll is already closed\. .*\nI know of no other open poll/u);
    await here.world.settle();
    expect(here.announced()).toHaveLength(1);
  });

  test('pressed twice at once, or in two lists, closes it once', async () => {
    const here = await worldWithPoll({ closers: 'anyone' });
    const { ann, bo } = here;
    await Promise.all([lists(here, ann), lists(here, bo)]);
    await Promise.all([
      ann.presses('Close poll', { in: listOf(ann), times: 2 }),
      bo.presses('Close poll', { in: listOf(bo) }),
    ]);
    await here.world.settle();
    expect(here.announced()).toHaveLength(1);
    expect(await here.untruths()).toEqual([]);
    expect(here.slack.failures).toEqual([]);
  });

  test('closes nothing that its reader may not close, and nothing of another conversation', async () => {
    const here = await worldWithPoll({ closers: 'anyone' });
    const { ann, bo, world, slack } = here;
    const second = await postPoll(world, { title: 'Second' });
    const other = slack.addChannel('other', { members: [bo] });
    const third = await postPoll(world, { title: 'Third', channel: other.id, closers: 'anyone' });
    await lists(here, bo);
    const list = listOf(bo);
    const forges = (pollId: string) =>
      bo.presses('Close poll', { in: list, forged: { value: JSON.stringify({ pollId }) } });
    await forges(third.id);
    expect((await readTruth(world, third)).poll.status).toBe('open');
    await forges(second.id);
    expect((await readTruth(world, second)).poll.status).toBe('open');
    expect(bo.privateWords[0]).toContain(
      'Only Ann, this channel’s DJs and workspace admins can close this poll, so',
    );
    await forges('nothing-there');
    expect(bo.privateWords[0]).toContain('This poll');
    expect(ann.privateWords).toEqual([]);
  });
});

test.each(['before', 'after'] as const)(
  'A process that dies %s any request of posting leaves no poll that people see and nobody can find',
  async (when) => {
    for (let at = 1, isDead = true; isDead; at += 1) {
      const here = await startWorld();
      const { ann, music, slack } = here;
      await ann.types('/songpoll Friday | Summer Song 1 | Summer Song 2', { in: music });
      ({ isDead } = await withDying(here, {
        role: 'slack',
        death: { at, when },
        act: () => ann.submits(),
      }));
      here.restart();
      const [message] = slack.messagesIn(music);
      // Where its message is not known, the first click tells.
      if (message !== undefined) await ann.presses('Vote', { in: message, beside: 'Summer Song 1' });
      await ann.types('/songpoll list', { in: music });
      const list = ann.privateWords.at(-1) ?? '';
      expect(list.includes('Friday · started by Ann')).toBe(message !== undefined);
    }
  },
);

import { describe, expect, test } from 'vitest';
import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import { postPoll, readTruth, worldWithPoll } from '../poll-at-hand.ts';
import { holdInTable, inRequests } from './table-gate.ts';

type Here = Awaited<ReturnType<typeof worldWithPoll>>;

const closes = ({ music }: Here, person: LocalPerson, times = 1) =>
  person.types('/songpoll close', { in: music, times });

describe('/songpoll close', () => {
  test('closes the one poll here that its person may close, and says so', async () => {
    const here = await worldWithPoll();
    const { world, ann, bo } = here;
    const other = await postPoll(world, { title: 'Bo’s', owner: { id: bo.id, name: 'Bo' } });
    await here.votes(bo, 1);
    await closes(here, ann);
    expect(ann.privateWords).toEqual(['“Friday song” is closed, and its votes are counted.']);
    await world.settle();
    expect(here.announced()).toHaveLength(1);
    expect(await here.untruths()).toEqual([]);
    expect((await readTruth(world, other)).poll.status).toBe('open');
  });

  test('asks which where there are several, and leaves out what its person may not close', async () => {
    const here = await worldWithPoll();
    const { world, ann, bo } = here;
    await postPoll(world, { title: 'Second' });
    await postPoll(world, { title: 'Bo’s', owner: { id: bo.id, name: 'Bo' } });
    await closes(here, ann);
    const [asked = ''] = ann.privateWords;
    expect(asked).toMatch(/^Which poll shall I close\?/u);
    expect(asked).not.toContain('Bo’s');
    const [list] = ann.privateMessages;
    if (list === undefined) throw new Error('Nothing was asked.');
    await ann.presses('Close poll', { in: list, beside: 'Second' });
    expect(ann.privateWords[0]).toMatch(/^“Second” is closed, and its votes are counted\./u);
    expect((await readTruth(world, here.poll)).poll.status).toBe('open');
  });

  test('says who may where its person may not', async () => {
    const here = await worldWithPoll();
    const { world, cy } = here;
    await closes(here, cy);
    await postPoll(world, { title: 'Second' });
    await closes(here, cy);
    expect(cy.privateWords).toEqual([
      'Only Ann, this channel’s DJs and workspace admins can close this poll, so it’s still open.',
      '2 polls are open in this conversation, and you may close none of them: only those who started them, this channel’s DJs and workspace admins can.',
    ]);
    expect((await readTruth(world, here.poll)).poll.status).toBe('open');
  });

  test('closes the poll of somebody who has left, as the button does', async () => {
    const here = await worldWithPoll();
    here.slack.deactivate(here.ann);
    await closes(here, here.cy);
    expect(here.cy.privateWords).toEqual(['“Friday song” is closed, and its votes are counted.']);
  });

  test('says that there is none', async () => {
    const here = await worldWithPoll();
    await closes(here, here.ann);
    await closes(here, here.ann);
    expect(here.ann.privateWords[1]).toBe('I know of no open poll in this conversation.');
  });

  test('beside the button and a vote at the same time closes once, and no vote is lost', async () => {
    const here = await worldWithPoll({}, { instances: 3 });
    const { world, ann, bo, poll } = here;
    const gate = holdInTable(world, inRequests.lock);
    const closing = closes(here, ann);
    await gate.reached;
    const others = [ann.presses('Close poll', { in: poll }), here.votes(bo, 2)];
    gate.open();
    await Promise.all([closing, ...others]);
    await world.settle();
    expect(here.announced()).toHaveLength(1);
    expect(await here.untruths()).toEqual([]);
  });
});

test('Words behind it make it a title', async () => {
  const here = await worldWithPoll();
  await here.ann.types('/songpoll close encounters playlist', { in: here.music });
  expect(here.ann.modal?.fields['Title']).toBe('close encounters playlist');
  expect((await readTruth(here.world, here.poll)).poll.status).toBe('open');
});

// Must hold: a process killed at any moment leaves nothing wrong behind. Each kind of work is done again and again by a
// process that dies before it has changed anything, then once its first change has taken effect, then its second, and so on.
// Then comes what follows in practice: the stream delivers again, two minutes pass, the timer strikes once. (test/chaos/ lets
// processes die at any other moment too.)

import { expect, test } from 'vitest';
import { startWorld, type World } from '../world.ts';
import { type Death, deathsIn, type Life, type Role, undying, withDying } from './mortal-process.ts';
import { announcementsOf, type PostedRef, postPoll, readTruth, untruths } from './poll-at-hand.ts';

interface Work {
  readonly doing: string;
  readonly role: Role;
  /** Ends closed and announced; else it stays open. */
  readonly closes: boolean;
  /** The poll closes by time. */
  readonly isTimed?: boolean;
  readonly before?: (world: World, poll: PostedRef) => Promise<unknown>;
  readonly act: (world: World, poll: PostedRef) => Promise<unknown>;
  /** What the person does who sees that nothing came of it. */
  readonly again?: (world: World, poll: PostedRef) => Promise<unknown>;
}

/** By somebody whose name is still to be asked for. */
const strangerVotes = (world: World, poll: PostedRef) =>
  world.slack.addPerson('dee', { displayName: 'Dee' }).presses('Vote', { in: poll, beside: 'Song 2' });
const vote = ({ bo }: World, poll: PostedRef) => bo.presses('Vote', { in: poll, beside: 'Song 2' });
const close = ({ ann }: World, poll: PostedRef) => ann.presses('Close poll', { in: poll });

const works: readonly Work[] = [
  { doing: 'counting a vote', role: 'slack', closes: false, act: vote },
  { doing: 'counting a vote that is clicked again', role: 'slack', closes: false, act: vote, again: vote },
  { doing: 'closing by button', role: 'slack', closes: true, act: close, again: close },
  {
    doing: 'closing by :lock:',
    role: 'slack',
    closes: true,
    act: ({ ann }, poll) => ann.reacts('lock', poll),
  },
  {
    doing: 'drawing a tally',
    role: 'changes',
    closes: false,
    before: strangerVotes,
    act: (world) => world.settle(),
  },
  {
    doing: 'drawing and announcing a result',
    role: 'changes',
    closes: true,
    before: close,
    act: (world) => world.settle(),
  },
  {
    doing: 'closing by time',
    role: 'clock',
    closes: true,
    isTimed: true,
    before: async (world) => world.clock.pass(60_000),
    act: (world) => world.tick(),
  },
];

test.each(works)(
  'a process killed while $doing leaves nothing wrong behind',
  { timeout: 60_000 },
  async (work) => {
    const world = await startWorld({ slack: { updatesPerMinute: false } });
    world.spotify.close();
    const wrongs: string[] = [];
    // What only the first poll takes, such as asking for the names of those who vote in each, is not in the way after it.
    await livesThrough(world, work, undying);
    const whole = await livesThrough(world, work, undying);
    wrongs.push(...whole.wrong);
    for (const death of deathsIn(whole.life.requests)) {
      const { life, wrong } = await livesThrough(world, work, death);
      const where = `${death.when} ${death.at}, ${life.requests.at(-1)}`;
      wrongs.push(
        ...[...wrong, ...(life.isDead ? [] : ['it did not die'])].map((words) => `${where}: ${words}`),
      );
    }
    expect(wrongs).toEqual([]);
    expect(world.slack.problems).toEqual([]);
  },
);

let polls = 0;

async function livesThrough(world: World, work: Work, death: Death) {
  polls += 1;
  const title = `Poll ${polls}`;
  const poll = await postPoll(world, { title, ...(work.isTimed && { closesIn: 60_000 }) });
  await world.cy.presses('Vote', { in: poll, beside: 'Song 1' });
  await work.before?.(world, poll);
  const life = await withDying(world, { role: work.role, death, act: () => work.act(world, poll) });
  if (work.again && (await readTruth(world, poll)).poll.status === 'open') await work.again(world, poll);
  await world.settle();
  world.clock.pass(120_000);
  await world.tick();
  await world.settle();
  return { life, wrong: await wrongIn(world, { poll, title, life, closes: work.closes }) };
}

interface Recovered {
  readonly poll: PostedRef;
  readonly title: string;
  readonly life: Life;
  readonly closes: boolean;
}

async function wrongIn(world: World, { poll, title, life, closes }: Recovered): Promise<readonly string[]> {
  const truth = await readTruth(world, poll);
  const { status } = truth.poll;
  const announced = announcementsOf(world, poll, title).length;
  const expected = closes ? (mayBeTwice(life) ? 2 : 1) : 0;
  return [
    ...untruths(world, poll, truth),
    ...(status === (closes ? 'closed' : 'open') ? [] : [`it is ${status}`]),
    ...(announced === expected ? [] : [`announced ${announced} times instead of ${expected}`]),
    ...(truth.due.length === 0 ? [] : [`still due: ${truth.due}`]),
    ...(truth.ballots.get(world.cy.id)?.choices.join() === '0' ? [] : ['a vote is lost']),
  ];
}

/** Slack had taken the announcement, and the process died before it had noted that. */
function mayBeTwice({ isDead, effects }: Life): boolean {
  const isNoted = effects.some((name) => name.startsWith('UpdateItem SET #done'));
  return isDead && effects.includes('chat.postMessage') && !isNoted;
}

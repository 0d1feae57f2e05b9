import { describe, expect, it } from 'vitest';
import {
  firstState,
  messagesIn,
  nextState,
  type Observation,
  type PageState,
  threadsIn,
} from '../../../src/playground/page/snapshot-reducer.ts';
import type {
  ShownChannel,
  ShownMessage,
  Snapshot,
  SnapshotChange,
} from '../../../src/playground/protocol/page-protocol.ts';

const at = 1_795_244_800_000;

const channel = (id: string): ShownChannel => ({
  id,
  name: id,
  kind: 'public',
  isArchived: false,
  members: [],
});
const said = (ts: string, text: string, more: Partial<ShownMessage> = {}): ShownMessage => ({
  channel: 'music',
  ts,
  author: 'ann',
  text,
  blocks: [],
  isPrivate: false,
  reactions: [],
  ...more,
});
const snapshot: Snapshot = {
  you: 'ann',
  people: [{ id: 'ann', displayName: 'Ann', isPlayable: true, isAdmin: false, hasLeft: false }],
  bot: { id: 'bot', name: 'songpoll' },
  channels: [channel('music'), channel('general')],
  messages: [said('1795244700.000100', 'hello')],
  layers: [],
  commands: [],
  shortcuts: [],
  clockAhead: 0,
};

function stateAfter(...observations: readonly Observation[]): PageState {
  return observations.reduce(nextState, nextState(firstState(undefined), { kind: 'snapshot', snapshot }));
}

const change = (change: SnapshotChange): Observation => ({ kind: 'change', change, at });
const heard = (message: ShownMessage) => change({ kind: 'message', message });
const textsIn = (state: PageState, channel = 'music') => messagesIn(state, channel).map(({ text }) => text);

describe('messages', () => {
  it('stand in the order of their time, whenever they come', () => {
    const state = stateAfter(
      heard(said('1795244702.000100', 'last')),
      heard(said('1795244701.000100', 'between')),
    );
    expect(textsIn(state)).toEqual(['hello', 'between', 'last']);
  });

  it('are redrawn in their place, and vanish', () => {
    const redrawn = stateAfter(heard(said('1795244700.000100', 'hello again')));
    expect(textsIn(redrawn)).toEqual(['hello again']);
    const gone = change({ kind: 'message-gone', channel: 'music', ts: '1795244700.000100' });
    expect(textsIn(nextState(redrawn, gone))).toEqual([]);
  });

  it('elsewhere mark their channel until somebody looks; a redrawn one does not', () => {
    const unread = stateAfter(heard(said('1795244702.000100', 'psst', { channel: 'general' })));
    expect([...unread.unread]).toEqual(['general']);
    const looked = nextState(unread, { kind: 'look', channel: 'general' });
    const redrawn = nextState(
      nextState(looked, { kind: 'look', channel: 'music' }),
      heard(said('1795244702.000100', 'psst!', { channel: 'general' })),
    );
    expect([...redrawn.unread]).toEqual([]);
  });
});

describe('threads', () => {
  const parent = '1795244700.000100';
  const reply = (ts: string, text: string, more: Partial<ShownMessage> = {}) =>
    heard(said(ts, text, { thread: parent, ...more }));

  it('stay folded in the channel, but for what is said to everybody', () => {
    const state = stateAfter(
      reply('1795244701.000100', 'one'),
      reply('1795244702.000100', 'all!', { isBroadcast: true }),
    );
    expect(textsIn(state)).toEqual(['hello', 'all!']);
    expect(
      threadsIn(state, 'music')
        .get(parent)
        ?.map(({ text }) => text),
    ).toEqual(['one', 'all!']);
    expect(threadsIn(state, 'general').size).toBe(0);
  });

  it('mark no channel as unread', () => {
    const state = stateAfter(reply('1795244701.000100', 'psst', { channel: 'general' }));
    expect([...state.unread]).toEqual([]);
  });

  it('are left by looking at another channel', () => {
    const open = stateAfter({ kind: 'look-into-thread', thread: parent });
    expect(open.thread).toBe(parent);
    expect(nextState(open, { kind: 'look', channel: 'general' }).thread).toBeUndefined();
    expect(nextState(open, { kind: 'look-into-thread', thread: undefined }).thread).toBeUndefined();
  });

  it('hear what Slackbot says to a command in them', () => {
    const state = stateAfter({ kind: 'slackbot', text: 'Sorry!', at, thread: parent });
    expect(textsIn(state)).toEqual(['hello']);
    expect(threadsIn(state, 'music').get(parent)).toHaveLength(1);
  });
});

it('a channel that gets another id stays where one looks, with all that was said', () => {
  const before = stateAfter({ kind: 'slackbot', text: 'hm', at });
  const to = { ...channel('music'), id: 'C2' };
  const after = nextState(before, change({ kind: 'channel-id', from: 'music', channel: to }));
  expect(after.channel).toBe('C2');
  expect(textsIn(after, 'C2')).toEqual(['hello', 'hm']);
  expect(after.snapshot?.channels.map(({ id }) => id)).toEqual(['C2', 'general']);
});

it('what Slackbot says is said at the workspace’s time', () => {
  const ahead = stateAfter(change({ kind: 'clock', clockAhead: 60_000 }));
  const state = nextState(ahead, { kind: 'slackbot', text: 'hm', at });
  expect(messagesIn(state, 'music').at(-1)?.ts).toBe(((at + 60_000) / 1_000).toFixed(6));
});

it('a crowd is known by how far it has come', () => {
  const crowd = { channel: 'music', ts: '1', people: 25, voted: 3, isOver: false };
  expect(stateAfter(change({ kind: 'crowd', crowd })).snapshot?.crowd).toEqual(crowd);
});

describe('what came to nothing', () => {
  it('is told by Slackbot, to this person alone, for a command', () => {
    const state = stateAfter(change({ kind: 'failure', what: '/songpoll', reason: 'operation_timeout' }));
    expect(messagesIn(state, 'music').at(-1)).toMatchObject({
      author: 'USLACKBOT',
      isPrivate: true,
      text: '/songpoll failed with the error `operation_timeout`',
    });
  });

  it('is a warning for anything else, until it is over', () => {
    const state = stateAfter(change({ kind: 'failure', what: 'button vote', reason: 'operation_timeout' }));
    expect(state.notices.map(({ text }) => text)).toEqual(['songpoll didn’t respond. (operation_timeout)']);
    const [notice] = state.notices;
    expect(nextState(state, { kind: 'notice-over', id: notice?.id ?? 0 }).notices).toEqual([]);
  });

  it('is told once however often it happens', () => {
    const notice: Observation = { kind: 'notice', text: 'No.' };
    expect(stateAfter(notice, notice).notices).toHaveLength(1);
  });
});

describe('a new connection', () => {
  it('tells everything anew, and keeps where one looks and what Slackbot said', () => {
    const before = stateAfter({ kind: 'look', channel: 'general' }, { kind: 'slackbot', text: 'hm', at });
    const broken = nextState(before, { kind: 'disconnected' });
    expect(broken.isConnected).toBe(false);
    const again = nextState(broken, { kind: 'snapshot', snapshot: { ...snapshot, messages: [] } });
    expect(again).toMatchObject({ isConnected: true, channel: 'general' });
    expect([textsIn(again), textsIn(again, 'general')]).toEqual([[], ['hm']]);
  });

  it('as somebody else leaves what was one’s own behind', () => {
    const before = stateAfter({ kind: 'slackbot', text: 'hm', at }, { kind: 'notice', text: 'No.' });
    const other = nextState(before, { kind: 'snapshot', snapshot: { ...snapshot, you: 'bo' } });
    expect(other.notices).toEqual([]);
    expect(textsIn(other)).toEqual(['hello']);
  });

  it('looks at the first channel where the one looked at is not there any more', () => {
    const lost = nextState(firstState('secret'), { kind: 'snapshot', snapshot });
    expect(lost.channel).toBe('music');
  });
});

it('people and channels are added, and changed in their place', () => {
  const state = stateAfter(
    change({
      kind: 'person',
      person: { id: 'bo', displayName: 'Bo', isPlayable: true, isAdmin: false, hasLeft: false },
    }),
    change({ kind: 'channel', channel: { ...channel('music'), isArchived: true } }),
  );
  expect(state.snapshot?.people.map(({ displayName }) => displayName)).toEqual(['Ann', 'Bo']);
  expect(state.snapshot?.channels.map(({ isArchived }) => isArchived)).toEqual([true, false]);
});

it('problems are counted until the panel is looked at', () => {
  const state = stateAfter(change({ kind: 'problem' }), change({ kind: 'problem' }));
  expect(state.unseenProblems).toBe(2);
  expect(nextState(state, { kind: 'problems-seen' }).unseenProblems).toBe(0);
});

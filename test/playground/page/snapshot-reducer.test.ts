import { describe, expect, it } from 'vitest';
import {
  firstState,
  messagesIn,
  nextState,
  type Observation,
  type PageState,
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
  people: [{ id: 'ann', displayName: 'Ann', isPlayable: true }],
  bot: { id: 'bot', name: 'songpoll' },
  channels: [channel('music'), channel('general')],
  messages: [said('1795244700.000100', 'hello')],
  layers: [],
  commands: [],
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
    change({ kind: 'person', person: { id: 'bo', displayName: 'Bo', isPlayable: true } }),
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

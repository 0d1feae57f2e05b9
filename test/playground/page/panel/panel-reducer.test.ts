import { expect, it } from 'vitest';
import {
  emptyPanel,
  entriesOf,
  nextPanel,
  type PanelState,
  trafficIn,
} from '../../../../src/playground/page/panel/panel-reducer.ts';
import type { PanelEntry } from '../../../../src/playground/protocol/page-protocol.ts';

const call = (order: number, at: number, status?: number): PanelEntry => ({
  kind: 'call',
  order,
  at,
  method: 'chat.update',
  args: {},
  ...(status !== undefined && { status }),
});
const delivery = (order: number, at: number): PanelEntry => ({
  kind: 'delivery',
  order,
  at,
  what: 'block_actions',
  body: {},
  retry: 0,
  elapsedMs: 5,
  status: 200,
  answer: '',
});
const problem: PanelEntry = {
  kind: 'problem',
  order: 9,
  at: 9,
  method: 'views.open',
  error: 'invalid',
  messages: [],
};

function stateAfter(...entries: readonly (PanelEntry | undefined)[]): PanelState {
  return entries.reduce(nextPanel, emptyPanel);
}

it('a call stands once, with its answer when there is one', () => {
  const state = stateAfter(call(1, 1), call(1, 1, 200));
  expect(trafficIn(state)).toEqual([call(1, 1, 200)]);
});

it('a request stands before the calls it led to, although it is told of after them', () => {
  const state = stateAfter(call(1, 20, 200), delivery(2, 10));
  expect(trafficIn(state).map(({ kind }) => kind)).toEqual(['delivery', 'call']);
});

it('problems have a list of their own', () => {
  const state = stateAfter(call(1, 1), problem);
  expect(trafficIn(state)).toHaveLength(1);
  expect(entriesOf(state, 'problem')).toEqual([problem]);
});

it('faults stand as last told, and a new connection begins anew', () => {
  const faults = { ...emptyPanel.faults, rateLimited: 5, isDeathNear: true };
  expect(stateAfter({ kind: 'faults', faults }).faults).toEqual(faults);
  expect(stateAfter(problem, { kind: 'faults', faults }, undefined)).toEqual(emptyPanel);
});

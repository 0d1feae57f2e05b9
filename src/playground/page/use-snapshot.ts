// One person's view of the workspace, kept up to date by the server's events.

import { type Dispatch, useEffect, useReducer, useState } from 'react';
import type { Snapshot, SnapshotChange } from '../protocol/page-protocol.ts';
import { readAddress, showAddress } from './address.ts';
import { listenTo } from './event-source.ts';
import { screenOfTab } from './screen-of-tab.ts';
import { firstState, nextState, type Observation, type PageState } from './snapshot-reducer.ts';

export interface LivePage {
  readonly state: PageState;
  readonly tell: Dispatch<Observation>;
  /** Looks at everything as somebody else from now on. */
  become(person: string): void;
}

export function useSnapshot(): LivePage {
  const [address] = useState(readAddress);
  const [as, become] = useState(address.as);
  const [state, tell] = useReducer(nextState, address.channel, firstState);
  useEffect(() => {
    const query = new URLSearchParams({ screen: screenOfTab, ...(as !== undefined && { as }) });
    return listenTo(
      `/events?${query}`,
      {
        snapshot: (snapshot: Snapshot) => tell({ kind: 'snapshot', snapshot }),
        change: (change: SnapshotChange) => tell({ kind: 'change', change, at: Date.now() }),
      },
      () => tell({ kind: 'disconnected' }),
    );
  }, [as]);
  const you = state.snapshot?.you;
  useEffect(() => {
    if (you !== undefined) showAddress({ as: you, channel: state.channel });
  }, [you, state.channel]);
  return { state, tell, become };
}

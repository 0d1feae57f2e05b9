// One person's view of the workspace, kept up to date by the server's events.

import { type Dispatch, useEffect, useReducer, useState } from 'react';
import { readAddress, showAddress } from './address.ts';
import { listenTo } from './event-source.ts';
import type { Sight, SightChange } from './protocol.ts';
import { firstState, type Happening, nextState, type PageState } from './sight-reducer.ts';

export interface LivePage {
  readonly state: PageState;
  readonly tell: Dispatch<Happening>;
  /** Looks at everything as somebody else from now on. */
  become(person: string): void;
}

export function useSight(): LivePage {
  const [address] = useState(readAddress);
  const [as, become] = useState(address.as);
  const [state, tell] = useReducer(nextState, address.channel, firstState);
  useEffect(() => {
    const path = as === undefined ? '/events' : `/events?as=${encodeURIComponent(as)}`;
    return listenTo(
      path,
      {
        sight: (sight: Sight) => tell({ kind: 'sight', sight }),
        change: (change: SightChange) => tell({ kind: 'change', change, at: Date.now() }),
      },
      () => tell({ kind: 'disconnected' }),
    );
  }, [as]);
  const you = state.sight?.you;
  useEffect(() => {
    if (you !== undefined) showAddress({ as: you, channel: state.channel });
  }, [you, state.channel]);
  return { state, tell, become };
}

// The developer panel's events, for as long as it is open: a browser keeps few connections to one server, and each
// window has one already.

import { useEffect, useReducer } from 'react';
import type { PanelEntry } from '../../protocol/page-protocol.ts';
import { listenTo } from '../event-source.ts';
import { emptyPanel, nextPanel, type PanelState } from './panel-reducer.ts';

export function usePanel(isOpen: boolean): PanelState {
  const [state, tell] = useReducer(nextPanel, emptyPanel);
  useEffect(() => {
    if (!isOpen) return;
    // Everything is told anew.
    tell(undefined);
    return listenTo('/panel/events', { entry: (entry: PanelEntry) => tell(entry) }, () => tell(undefined));
  }, [isOpen]);
  return state;
}

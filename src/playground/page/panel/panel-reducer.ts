// What the developer panel knows, entry by entry.

import type { PanelEntry, StandingFaults } from '../../protocol/page-protocol.ts';

export type LoggedEntry = Exclude<PanelEntry, { kind: 'faults' }>;
export type TrafficEntry = Extract<PanelEntry, { kind: 'delivery' | 'call' }>;

export interface PanelState {
  /** In the order in which things began. */
  readonly entries: readonly LoggedEntry[];
  readonly faults: StandingFaults;
}

/** Older entries are let go of. */
const mostKept = 400;

export const emptyPanel: PanelState = {
  entries: [],
  faults: {
    rateLimited: 0,
    refusedDrawings: 0,
    failedWindows: 0,
    isShaky: false,
    isTokenRevoked: false,
    losesInitials: false,
    isCatalogueDown: false,
    isDeathNear: false,
  },
};

/** @param entry undefined when the connection broke: the next one tells everything anew */
export function nextPanel(state: PanelState, entry: PanelEntry | undefined): PanelState {
  if (entry === undefined) return emptyPanel;
  if (entry.kind === 'faults') return { ...state, faults: entry.faults };
  const others = state.entries.filter(({ order }) => order !== entry.order);
  const entries = [...others, entry].sort((one, next) => one.at - next.at || one.order - next.order);
  return { ...state, entries: entries.slice(-mostKept) };
}

/** Requests to the app and its calls. */
export function trafficIn({ entries }: PanelState): readonly TrafficEntry[] {
  return entries.filter((entry) => entry.kind === 'delivery' || entry.kind === 'call');
}

export function entriesOf<Kind extends LoggedEntry['kind']>(
  { entries }: PanelState,
  kind: Kind,
): readonly Extract<LoggedEntry, { kind: Kind }>[] {
  return entries.filter((entry): entry is Extract<LoggedEntry, { kind: Kind }> => entry.kind === kind);
}

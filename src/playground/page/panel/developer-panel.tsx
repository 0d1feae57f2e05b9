// What goes on behind the page: traffic, problems, the table, the log; and faults at a click.

import { Icon } from '../icon.tsx';
import { FaultSwitches } from './fault-switches.tsx';
import { LogLines } from './log-lines.tsx';
import { entriesOf, type PanelState, trafficIn } from './panel-reducer.ts';
import { Problems } from './problems.tsx';
import { TableEntries } from './table-entries.tsx';
import { type Tab, Tabs } from './tabs.tsx';
import { Traffic } from './traffic.tsx';

export type TabId = 'traffic' | 'problems' | 'table' | 'log';

interface DeveloperPanelProps {
  readonly state: PanelState;
  readonly tab: TabId;
  onChoose(tab: TabId): void;
  onClose(): void;
}

export function DeveloperPanel({ state, tab, onChoose, onClose }: DeveloperPanelProps) {
  const problems = entriesOf(state, 'problem').length;
  const tabs: readonly Tab<TabId>[] = [
    { id: 'traffic', words: 'Traffic' },
    { id: 'problems', words: 'Problems', count: problems },
    { id: 'table', words: 'Table' },
    { id: 'log', words: 'Log' },
  ];
  return (
    <section className="panel" aria-label="Developer panel">
      <header>
        <h2>Developer panel</h2>
        <button type="button" className="tool" onClick={onClose} aria-label="Close developer panel">
          <Icon shape="close" />
        </button>
      </header>
      <FaultSwitches faults={state.faults} />
      <Tabs<TabId> tabs={tabs} chosen={tab} onChoose={onChoose}>
        <TabContent tab={tab} state={state} />
      </Tabs>
    </section>
  );
}

function TabContent({ tab, state }: { readonly tab: TabId; readonly state: PanelState }) {
  switch (tab) {
    case 'traffic':
      return <Traffic entries={trafficIn(state)} />;
    case 'problems':
      return <Problems problems={entriesOf(state, 'problem')} />;
    case 'table':
      return <TableEntries latest={state.entries.at(-1)?.order} />;
    case 'log':
      return <LogLines lines={entriesOf(state, 'log')} />;
  }
}

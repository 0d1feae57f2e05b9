// What the app logs, and word of its process.

import type { PanelEntry } from '../../protocol/page-protocol.ts';
import { Empty } from './empty.tsx';
import { FoldedEntry } from './folded-entry.tsx';
import { JsonView } from './json-view.tsx';
import { NewestInView } from './newest-in-view.tsx';

type Line = Extract<PanelEntry, { kind: 'log' }>;

export function LogLines({ lines }: { readonly lines: readonly Line[] }) {
  if (lines.length === 0) return <Empty>The app has logged nothing yet.</Empty>;
  return (
    <NewestInView>
      {lines.map(({ order, at, level, message, facts }) => (
        <FoldedEntry
          key={order}
          at={at}
          className={level.toLowerCase()}
          summary={
            <>
              <span className="level">{level}</span>
              <span className="entry-name">{message}</span>
              <span className="facts">{JSON.stringify(facts)}</span>
            </>
          }
        >
          <JsonView value={facts} />
        </FoldedEntry>
      ))}
    </NewestInView>
  );
}

// The items of every poll and schedule as they stand in the table.

import { useEffect, useState } from 'react';
import { stringOf } from '../../protocol/json.ts';
import type { TableEntry } from '../../protocol/page-protocol.ts';
import { Empty } from './empty.tsx';
import { JsonView } from './json-view.tsx';

/** Things happen in bursts; the table is read when one is over. In milliseconds. */
const quiet = 300;

/** @param latest the panel's latest entry: whenever there is another one, the table may have changed */
export function TableEntries({ latest }: { readonly latest: number | undefined }) {
  const [entries, setEntries] = useState<readonly TableEntry[]>();
  const [isBroken, setBroken] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after every entry
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(() => {
      readTable().then(
        (read) => {
          if (isOld) return;
          setEntries(read);
          setBroken(false);
        },
        () => {
          if (!isOld) setBroken(true);
        },
      );
    }, quiet);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [latest]);
  if (isBroken) return <Empty>The table could not be read.</Empty>;
  if (entries === undefined) return <Empty>Reading the table…</Empty>;
  if (entries.length === 0) return <Empty>There is no poll and no schedule in the table yet.</Empty>;
  return (
    <div className="table-entries">
      {entries.map((entry, at) => (
        <Entry key={entry.key} entry={entry} isFirst={at === 0} />
      ))}
    </div>
  );
}

function Entry({
  entry: { key, title, items },
  isFirst,
}: {
  readonly entry: TableEntry;
  readonly isFirst: boolean;
}) {
  return (
    <details className="entry" open={isFirst}>
      <summary>
        {title !== '' && <strong>{title} </strong>}
        <code>{key}</code>
      </summary>
      {items.map((item) => (
        <details key={`${stringOf(item['pk'])} ${stringOf(item['sk'])}`} className="item">
          <summary>
            <code>{stringOf(item['sk'])}</code>
          </summary>
          <JsonView value={item} />
        </details>
      ))}
    </details>
  );
}

async function readTable(): Promise<readonly TableEntry[]> {
  const response = await fetch('/panel/table');
  return response.json();
}

// The items of every poll as they stand in the table.

import { useEffect, useState } from 'react';
import { stringOf } from '../../protocol/json.ts';
import type { PollItems } from '../../protocol/page-protocol.ts';
import { Empty } from './empty.tsx';
import { JsonView } from './json-view.tsx';

/** Things happen in bursts; the table is read when one is over. In milliseconds. */
const quiet = 300;

/** @param latest the panel's latest entry: whenever there is another one, the table may have changed */
export function PollTable({ latest }: { readonly latest: number | undefined }) {
  const [polls, setPolls] = useState<readonly PollItems[]>();
  const [isBroken, setBroken] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after every entry
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(() => {
      readPolls().then(
        (read) => {
          if (isOld) return;
          setPolls(read);
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
  if (polls === undefined) return <Empty>Reading the table…</Empty>;
  if (polls.length === 0) return <Empty>There is no poll in the table yet.</Empty>;
  return (
    <div className="poll-table">
      {polls.map((poll, at) => (
        <PollEntry key={poll.poll} poll={poll} isFirst={at === 0} />
      ))}
    </div>
  );
}

function PollEntry({
  poll: { poll, title, items },
  isFirst,
}: {
  readonly poll: PollItems;
  readonly isFirst: boolean;
}) {
  return (
    <details className="poll" open={isFirst}>
      <summary>
        <strong>{title}</strong> <code>POLL#{poll}</code>
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

async function readPolls(): Promise<readonly PollItems[]> {
  const response = await fetch('/panel/polls');
  return response.json();
}

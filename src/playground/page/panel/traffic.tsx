// Requests to the app and its calls of Slack, as they happen.

import { objectOf, parsedJson, stringOf } from '../../protocol/json.ts';
import { Empty } from './empty.tsx';
import { FoldedEntry } from './folded-entry.tsx';
import { JsonView } from './json-view.tsx';
import { NewestInView } from './newest-in-view.tsx';
import type { TrafficEntry } from './panel-reducer.ts';

export function Traffic({ entries }: { readonly entries: readonly TrafficEntry[] }) {
  if (entries.length === 0) return <Empty>Nothing has been sent yet.</Empty>;
  return (
    <NewestInView>
      {entries.map((entry) => (
        <TrafficLine key={`${entry.kind} ${entry.order}`} entry={entry} />
      ))}
    </NewestInView>
  );
}

function TrafficLine({ entry }: { readonly entry: TrafficEntry }) {
  const { at, elapsedMs, answer } = entry;
  const isToApp = entry.kind === 'delivery';
  const status = statusOf(entry);
  return (
    <FoldedEntry
      at={at}
      summary={
        <>
          <span className={isToApp ? 'direction to-app' : 'direction from-app'}>
            {isToApp ? '→ app' : '← app'}
          </span>
          <span className="entry-name">
            {isToApp ? entry.what : entry.method}
            {isToApp && entry.retry > 0 && <em> retry {entry.retry}</em>}
          </span>
          <span className={status.isBad ? 'status bad' : 'status'}>{status.words}</span>
          <span className="elapsed">{elapsedMs === undefined ? '' : `${Math.round(elapsedMs)} ms`}</span>
        </>
      }
    >
      <JsonView title={isToApp ? 'Payload' : 'Arguments'} value={isToApp ? entry.body : entry.args} />
      {answer !== undefined && answer !== '' && (
        <JsonView title="Answer" value={parsedJson(answer) ?? answer} />
      )}
    </FoldedEntry>
  );
}

/** What came back: a status, or Slack's word for what is wrong. */
function statusOf(entry: TrafficEntry): { readonly words: string; readonly isBad: boolean } {
  if (entry.status === undefined) return { words: '…', isBad: false };
  const isBad = typeof entry.status === 'string' || entry.status >= 400;
  const error = entry.kind === 'call' ? stringOf(objectOf(parsedJson(entry.answer ?? ''))['error']) : '';
  return error === '' || isBad ? { words: String(entry.status), isBad } : { words: error, isBad: true };
}

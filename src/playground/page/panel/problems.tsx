// What Slack would refuse, or what looks broken.

import type { PanelEntry } from '../../protocol/page-protocol.ts';
import { Empty } from './empty.tsx';
import { NewestInView } from './newest-in-view.tsx';

type Problem = Extract<PanelEntry, { kind: 'problem' }>;

export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return <Empty>No problems: everything the app sent is as Slack wants it.</Empty>;
  return (
    <NewestInView>
      {problems.map(({ order, at, method, error, messages }) => (
        <article key={order} className="problem">
          <p>
            <time dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleTimeString('en-GB')}</time>{' '}
            {method}: <strong>{error}</strong>
          </p>
          {messages.length > 0 && (
            <ul>
              {messages.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          )}
        </article>
      ))}
    </NewestInView>
  );
}

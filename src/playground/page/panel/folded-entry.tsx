// A line that unfolds. What is inside is made only then: there may be hundreds of large payloads.

import { type ReactNode, useState } from 'react';

interface FoldedEntryProps {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly className?: string;
  readonly summary: ReactNode;
  readonly children: ReactNode;
}

export function FoldedEntry({ at, className = '', summary, children }: FoldedEntryProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={`entry ${className}`} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <time dateTime={new Date(at).toISOString()}>{clock(at)}</time>
        {summary}
      </summary>
      {isOpen && children}
    </details>
  );
}

function clock(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}

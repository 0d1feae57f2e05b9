// A link to somebody's view of a channel: followed in this window, unless the person asks the browser for another one.

import type { MouseEvent, ReactNode } from 'react';
import { addressOf, type PageAddress } from './address.ts';

interface PlaceLinkProps {
  readonly to: PageAddress;
  readonly className: string;
  readonly isCurrent: boolean;
  readonly title?: string | undefined;
  onGo(): void;
  readonly children: ReactNode;
}

export function PlaceLink({ to, className, isCurrent, title, onGo, children }: PlaceLinkProps) {
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onGo();
  };
  return (
    <a
      className={className}
      href={addressOf(to)}
      title={title}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={go}
    >
      {children}
    </a>
  );
}

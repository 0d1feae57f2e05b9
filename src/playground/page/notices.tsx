// Warnings that something came to nothing, for a while at the bottom.

import { useEffect, useEffectEvent } from 'react';
import { Icon } from './icon.tsx';
import type { Notice } from './snapshot-reducer.ts';

/** Long enough to be read, in milliseconds. */
const onScreenMs = 10_000;

interface NoticesProps {
  readonly notices: readonly Notice[];
  onOver(id: number): void;
}

export function Notices({ notices, onOver }: NoticesProps) {
  return (
    <div className="notices" role="alert">
      {notices.map(({ id, text }) => (
        <NoticeLine key={id} text={text} onOver={() => onOver(id)} />
      ))}
    </div>
  );
}

function NoticeLine({ text, onOver }: { readonly text: string; onOver(): void }) {
  const over = useEffectEvent(onOver);
  useEffect(() => {
    const timer = setTimeout(() => over(), onScreenMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="notice">
      <Icon shape="warning" />
      <span>{text}</span>
      <button type="button" className="tool" onClick={onOver} aria-label="Dismiss warning">
        <Icon shape="close" />
      </button>
    </p>
  );
}

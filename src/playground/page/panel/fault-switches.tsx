// Breaks things on purpose, and shows what is broken.

import { useState } from 'react';
import type { FaultWish, StandingFaults } from '../../protocol/page-protocol.ts';
import { post } from '../acts.ts';

const limitedCalls = 5;

export function FaultSwitches({ faults }: { readonly faults: StandingFaults }) {
  const { rateLimited, isCatalogueDown, isDeathNear } = faults;
  const [error, setError] = useState<string>();
  const wish = async (fault: FaultWish) => {
    const answer = await post('/panel/faults', fault);
    setError(answer.ok ? undefined : answer.error);
  };
  const isHealthy = rateLimited === 0 && !isCatalogueDown && !isDeathNear;
  return (
    <fieldset className="faults">
      <legend>Faults</legend>
      <FaultButton
        words={`Slack answers 429 (next ${limitedCalls} calls)`}
        isStanding={rateLimited > 0}
        left={rateLimited}
        onPress={() => wish({ kind: 'rate-limit', calls: limitedCalls })}
      />
      <FaultButton
        words="Spotify is down"
        isStanding={isCatalogueDown}
        onPress={() => wish({ kind: 'catalogue', isDown: !isCatalogueDown })}
      />
      <FaultButton
        words="Kill the app at its next write"
        isStanding={isDeathNear}
        onPress={() => wish({ kind: 'kill-at-next-write' })}
      />
      <FaultButton words="Kill now" onPress={() => wish({ kind: 'kill-now' })} />
      <button
        type="button"
        className="button"
        aria-disabled={isHealthy}
        onClick={() => void wish({ kind: 'mend' })}
      >
        Mend everything
      </button>
      {error !== undefined && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface FaultButtonProps {
  readonly words: string;
  readonly isStanding?: boolean;
  /** How many calls it will still hit. */
  readonly left?: number;
  onPress(): Promise<void>;
}

function FaultButton({ words, isStanding = false, left = 0, onPress }: FaultButtonProps) {
  return (
    <button type="button" className="button fault" aria-pressed={isStanding} onClick={() => void onPress()}>
      {words}
      {left > 0 && <span className="left">: {left} left</span>}
    </button>
  );
}

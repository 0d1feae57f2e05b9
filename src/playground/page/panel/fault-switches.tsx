// Breaks things on purpose, and shows what is broken.

import { useState } from 'react';
import type { FaultWish, StandingFaults } from '../../protocol/page-protocol.ts';
import { post } from '../acts.ts';

/** How often each fault strikes that is counted. */
const counts = { limited: 5, drawings: 3, windows: 2 } as const;

export function FaultSwitches({ faults }: { readonly faults: StandingFaults }) {
  const [error, setError] = useState<string>();
  const wish = async (fault: FaultWish) => {
    const answer = await post('/panel/faults', fault);
    setError(answer.ok ? undefined : answer.error);
  };
  const isHealthy = Object.values(faults).every((standing) => !standing);
  return (
    <fieldset className="faults">
      <legend>Faults</legend>
      <CountedFaults faults={faults} wish={wish} />
      <LastingFaults faults={faults} wish={wish} />
      <FaultButton
        words="Kill the app at its next write"
        isStanding={faults.isDeathNear}
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

interface FaultsProps {
  readonly faults: StandingFaults;
  wish(fault: FaultWish): Promise<void>;
}

/** Those that strike so many times. */
function CountedFaults({ faults, wish }: FaultsProps) {
  return (
    <>
      <FaultButton
        words={`Slack answers 429 (next ${counts.limited} calls)`}
        left={faults.rateLimited}
        onPress={() => wish({ kind: 'rate-limit', calls: counts.limited })}
      />
      <FaultButton
        words={`Redrawing is refused (next ${counts.drawings})`}
        left={faults.refusedDrawings}
        onPress={() => wish({ kind: 'refuse-drawings', calls: counts.drawings })}
      />
      <FaultButton
        words={`Windows are not updated (next ${counts.windows})`}
        left={faults.failedWindows}
        onPress={() => wish({ kind: 'fail-windows', calls: counts.windows })}
      />
    </>
  );
}

/** Those that last until they are switched off. */
function LastingFaults({ faults, wish }: FaultsProps) {
  const { isShaky, isTokenRevoked, losesInitials, isCatalogueDown } = faults;
  return (
    <>
      <FaultButton
        words="Redrawing mostly fails"
        isStanding={isShaky}
        onPress={() => wish({ kind: 'shaky', isOn: !isShaky })}
      />
      <FaultButton
        words="The token is revoked"
        isStanding={isTokenRevoked}
        onPress={() => wish({ kind: 'revoke-token', isOn: !isTokenRevoked })}
      />
      <FaultButton
        words="Updated fields come back empty"
        isStanding={losesInitials}
        onPress={() => wish({ kind: 'lose-initials', isOn: !losesInitials })}
      />
      <FaultButton
        words="Spotify is down"
        isStanding={isCatalogueDown}
        onPress={() => wish({ kind: 'catalogue', isDown: !isCatalogueDown })}
      />
    </>
  );
}

interface FaultButtonProps {
  readonly words: string;
  readonly isStanding?: boolean;
  /** How many calls it will still hit. */
  readonly left?: number;
  onPress(): Promise<void>;
}

function FaultButton({ words, left = 0, isStanding = left > 0, onPress }: FaultButtonProps) {
  return (
    <button type="button" className="button fault" aria-pressed={isStanding} onClick={() => void onPress()}>
      {words}
      {left > 0 && <span className="left">: {left} left</span>}
    </button>
  );
}

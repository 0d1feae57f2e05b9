// What a refusal of Slack's means for something that is to be posted.

import type { Refusal } from '../../rules/errand/errand.ts';
import { isChannelGone, isFaultyMessage, isForbidden } from '../../slack/gateway/slack-errors.ts';

/** @param isHopeless the place has been asked for so long that nobody waits for it any more */
export function refusalOf(error: string, isHopeless: boolean): Refusal {
  const isOfPlace = isChannelGone(error) || isForbidden(error) || isFaultyMessage(error);
  if (!isOfPlace) return 'app';
  return isHopeless ? 'final' : 'place';
}

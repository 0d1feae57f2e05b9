// Who moderates the polls of a conversation: admins and owners of the workspace, by what Slack says now.

import type { HandlerDependencies } from '../../dependencies.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';

/**
 * Throws nothing; false where Slack does not tell.
 * @param personId Slack's id
 */
export async function moderates(
  { slack, log }: HandlerDependencies,
  _channelId: string,
  personId: string,
): Promise<boolean> {
  const found = await slack.findMember(personId);
  if (found.kind === 'done') return found.value?.isAdmin === true;
  log.warn('Whether somebody moderates is not known', outcomeFacts(found));
  return false;
}

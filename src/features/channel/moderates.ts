// Who moderates the polls of a channel: the admins and owners of the workspace, and the channel's DJs. They may close, manage
// and add to every poll there.

import type { DrawingDependencies } from '../../dependencies.ts';

type Moderating = Pick<DrawingDependencies, 'channelSettings' | 'admins'>;

/**
 * Whether somebody moderates a channel. Slack is asked only about somebody who is no DJ there, and only when this is called:
 * so it is called when somebody does, or asks for, what is for those who moderate, and never about somebody who only votes.
 * False where Slack does not tell; a role that was taken away is believed for ten minutes at most (slack/gateway/admins.ts).
 * @param channelId any id of the channel
 * @throws only when the table cannot be reached
 */
export async function moderates(
  { channelSettings, admins }: Moderating,
  channelId: string,
  personId: string,
): Promise<boolean> {
  const { settings } = await channelSettings.findSettings(channelId);
  return settings.djs.includes(personId) || admins.isAdmin(personId);
}

/** The same by what Slack says now: for what cannot be undone, such as deleting a poll. */
export async function moderatesNow(
  { channelSettings, admins }: Moderating,
  channelId: string,
  personId: string,
): Promise<boolean> {
  const { settings } = await channelSettings.findSettings(channelId);
  return settings.djs.includes(personId) || (await admins.findAdmin(personId)) === true;
}

/** The same as far as it is known without asking Slack: for people who take part in an anonymous poll. */
export async function isKnownToModerate(
  { channelSettings, admins }: Moderating,
  channelId: string,
  personId: string,
): Promise<boolean> {
  const { settings } = await channelSettings.findSettings(channelId);
  return settings.djs.includes(personId) || admins.isKnownAdmin(personId);
}

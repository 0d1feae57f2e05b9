// The workspace that a newcomer finds: a few people, a few channels, and a word about what to type.

import type { LocalSlack } from '../person/local-slack.ts';
import { botUserId } from '../slack/slack-world.ts';

const welcome = [
  ':wave: Welcome! This is a Slack of your own, with songpoll in it.',
  'Type `/songpoll Friday song` below to start a poll, search for a few songs, add them, and post it.',
  'Then vote, become somebody else at the bottom left, vote again, and close the poll with its button or a :lock: reaction.',
].join('\n');

/** Puts them into an empty workspace. */
export function furnish(slack: LocalSlack): void {
  const ann = slack.putPerson('ann', { displayName: 'Ann' });
  const bo = slack.putPerson('bo', { displayName: 'Bo' });
  const cy = slack.putPerson('cy', { displayName: 'Cy' });
  const dee = slack.putPerson('dee', { displayName: 'Dee', role: 'owner' });
  const all = [ann, bo, cy, dee];
  const music = slack.addChannel('music', { members: all });
  // The app is not in every channel: it joins a public one by itself, and says what to do about a private one.
  slack.addChannel('general', { members: all, hasBot: false });
  slack.addChannel('party-committee', { kind: 'private', members: [ann, bo], hasBot: false });
  for (const person of all) slack.dmWithBot(person);
  // Where no app can be, nor be invited to.
  slack.groupDm([ann, bo, cy]);
  slack.world.putMessage({
    channel: music.id,
    ts: slack.world.newTs(),
    author: botUserId,
    text: welcome,
    blocks: [],
    reactions: new Map(),
  });
}

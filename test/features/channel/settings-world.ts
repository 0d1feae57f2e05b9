// An admin of the workspace, and what admins set for #music: what the tests of that have in common.

import { createHandlerDependencies } from '../../../src/dependencies.ts';
import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import type { ChannelSettings } from '../../../src/rules/channel/settings.ts';
import { setupOf, startWorld, type World, type WorldOptions } from '../../world.ts';
import { type PollAtHand, postPoll, readTruth, untruths } from '../poll-at-hand.ts';

/** Dee is an admin, Eve an owner; both are in #music like Ann, Bo and Cy. */
export async function worldOfSettings(options: WorldOptions = {}) {
  const world = await startWorld(options);
  const { slack, music } = world;
  const dee = slack.addPerson('dee', { displayName: 'Dee', role: 'admin' });
  const eve = slack.addPerson('eve', { displayName: 'Eve', role: 'owner' });
  for (const person of [dee, eve]) slack.invite(music, person);
  return {
    ...world,
    world,
    dee,
    eve,
    opens: (person: LocalPerson) => person.types('/songpoll settings', { in: music }),
    set: (settings: Partial<ChannelSettings>) => setIn(world, music.id, settings),
    settings: () => settingsOf(world, music.id),
    asks: (wish: PollAtHand = {}) => ask(world, wish),
    /** Of whom Slack was asked. */
    askedAbout: () => slack.callsOf('users.info').map(({ args }) => args['user']),
  };
}

/** As if an admin had set them in a channel. */
export async function setIn(
  world: World,
  channel: string,
  settings: Partial<ChannelSettings>,
): Promise<void> {
  const { channelSettings } = await createHandlerDependencies(setupOf(world), world.runtime);
  const read = await channelSettings.findSettings(channel);
  await channelSettings.saveSettings(read, { ...read.settings, ...settings });
}

/** What is set in a channel. */
export async function settingsOf(world: World, channel: string): Promise<ChannelSettings> {
  const { channelSettings } = await createHandlerDependencies(setupOf(world), world.runtime);
  return (await channelSettings.findSettings(channel)).settings;
}

/** A poll of Ann's in #music. */
async function ask(world: World, wish: PollAtHand) {
  const poll = await postPoll(world, wish);
  await world.settle();
  return {
    ...poll,
    truth: () => readTruth(world, poll),
    status: async () => (await readTruth(world, poll)).poll.status,
    untruths: async () => untruths(world, poll, await readTruth(world, poll)),
  };
}

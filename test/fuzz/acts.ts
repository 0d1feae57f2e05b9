// What people do, as the local Slack tells the app of it: every command, button, input and reaction that the app takes,
// and requests that Slack could send although the app takes none of that kind.

import type { LocalPerson } from '../../src/playground/person/slack-person.ts';
import type { JsonObject } from '../../src/playground/protocol/json.ts';
import type { Channel } from '../../src/playground/slack/slack-world.ts';
import { teamId } from '../../src/playground/slack/slack-world.ts';
import { titlesThatHurt } from '../songs/spotify/spotify-wire.ts';
import {
  type Act,
  chosen,
  clicked,
  clickedInView,
  command,
  inMessage,
  type Kind,
  otherShortcuts,
  person,
  type Stage,
  searchField,
  view,
  type Who,
} from './act.ts';
import { poolActs } from './pool-acts.ts';
import { linkTo, type PollName, type Scene } from './scene.ts';
import { scheduleActs } from './schedule-acts.ts';
import { badManaged, badMetadata, badSettings, badSongs, badValues, nobody, voidsAt } from './voids.ts';

const vote = (who: Who, poll: PollName, song: number): Act =>
  inMessage('vote', ({ people, polls }) =>
    people[who].presses('Vote', { in: polls[poll], beside: `Summer Song ${song}` }),
  );

const close = (who: Who, poll: PollName): Act =>
  inMessage('close', ({ people, polls }) => people[who].presses('Close poll', { in: polls[poll] }));

/** Under the announcement of a tie, whichever of its copies. */
const decide = (who: Who, button: string): Act => {
  const act = inMessage('tie', ({ people, polls }) => people[who].presses(button, { in: polls.announced }));
  return { ...act, voids: act.voids.filter(({ at }) => at.join() !== 'message,ts') };
};

const ownVotes = (who: Who, poll: PollName): Act =>
  inMessage('my votes', ({ people, polls }) => people[who].presses('My votes', { in: polls[poll] }));

/** In the private word that My votes brought before. */
const removal = (who: Who, song: number): Act => {
  const values = voidsAt(['actions', 0, 'value'], ...badValues);
  return {
    kind: 'removal',
    does: async ({ people }) => {
      const word = people[who].privateMessages.at(-1);
      if (word === undefined) throw new Error('My votes was not answered before.');
      await people[who].presses('Remove', { in: word, beside: `Summer Song ${song}` });
    },
    needs: [...clicked, ['channel'], ['channel', 'id'], ['actions', 0, 'value']],
    voids: [...nobody, ...voidsAt(['channel', 'id'], 'C0ELSEWHERE', ''), ...values],
  };
};

const react = (who: Who, reaction: string, poll: PollName): Act => ({
  kind: 'reaction',
  does: ({ people, polls }) => people[who].reacts(reaction, polls[poll]),
  needs: [
    ['type'],
    ['event'],
    ['event', 'type'],
    ['event', 'user'],
    ['event', 'reaction'],
    ['event', 'item'],
    ['event', 'item', 'type'],
    ['event', 'item', 'channel'],
    ['event', 'item', 'ts'],
  ],
  voids: [
    ...voidsAt(['event', 'user'], '', 'B0SONGBOT', 'U 1', '__proto__'),
    ...voidsAt(['event', 'reaction'], 'unlock', 'lock::skin-tone-2', 'LOCK', ''),
    ...voidsAt(['event', 'item', 'type'], 'file', 'file_comment', ''),
    ...voidsAt(
      ['event', 'item', 'channel'],
      'C0ELSEWHERE',
      '',
      'C1#1763726400.000001',
      '__proto__',
      '\ud83d',
    ),
    ...voidsAt(['event', 'item', 'ts'], '1.000001', '', 'POLL'),
  ],
});

function inModal(does: (person: LocalPerson, channel: Channel) => Promise<void>, kind: Kind = 'modal'): Act {
  return {
    kind,
    does: ({ people, channels }) => does(people.ann, channels.attic),
    needs: kind === 'modal' ? clickedInView : [['type'], ...person, ...view],
    voids: [...nobody, ...voidsAt(['view', 'private_metadata'], ...badMetadata)],
  };
}

const opensAdding = (who: Who): Act =>
  inMessage('adding', ({ people, polls }) => people[who].presses('Add a song', { in: polls.many }));

/** In the window that Cy has open, in which a song of his is in the poll. */
function inAdding(does: (person: LocalPerson) => Promise<void>, ...bad: readonly string[]): Act {
  return {
    kind: 'adding',
    does: ({ people }) => does(people.cy),
    needs: clickedInView,
    voids: [
      ...nobody,
      ...voidsAt(['view', 'private_metadata'], ...badMetadata),
      ...voidsAt(['actions', 0, 'value'], ...bad),
    ],
  };
}

const searchToAdd = (words: string): Act =>
  inAdding(async (cy) => {
    await cy.fills(searchField, words);
    await cy.pressesEnter(searchField);
  });

/** In the window for the settings of the channel that Hal has open, who is an admin. */
const changeSettings = (does: (hal: LocalPerson, people: Scene['people']) => Promise<void>): Act => ({
  kind: 'submission',
  async does({ people }) {
    await does(people.hal, people);
    await people.hal.submits();
  },
  needs: [['type'], ...person, ...view],
  voids: [...nobody, ...voidsAt(['view', 'private_metadata'], ...badMetadata, ...badSettings)],
});

const opensManage = (who: Who, poll: PollName): Act =>
  inMessage('managing', ({ people, polls }) => people[who].presses('Manage', { in: polls[poll] }));

/** In the windows that admins have open: Eve that of Manage, Flo that of the songs, Gus that of the new owner. */
function inManaging(who: Who, does: (person: LocalPerson, scene: Stage) => Promise<void>): Act {
  return {
    kind: 'managing',
    does: (stage) => does(stage.people[who], stage),
    needs: clickedInView,
    voids: [...nobody, ...voidsAt(['view', 'private_metadata'], ...badMetadata, ...badManaged)],
  };
}

const submitsManaging = (who: Who, does: (person: LocalPerson, scene: Stage) => Promise<void>): Act => ({
  ...inManaging(who, async (person, scene) => {
    await does(person, scene);
    await person.submits();
  }),
  needs: [['type'], ...person, ...view],
});

const removesFromPoll: Act = {
  ...inManaging('flo', (flo) => flo.presses('Remove', { beside: 'Summer Song 2' })),
  voids: [
    ...nobody,
    ...voidsAt(['view', 'private_metadata'], ...badMetadata),
    ...voidsAt(['actions', 0, 'value'], ...badValues),
  ],
};

/** In the private list that Ann has. */
const closeListed: Act = {
  kind: 'close',
  async does({ people: { ann } }) {
    const list = ann.privateMessages.at(-1);
    if (list === undefined) throw new Error('Ann has no list.');
    await ann.presses('Close poll', { in: list, beside: 'started by Ann' });
  },
  needs: [...clicked, ['channel'], ['channel', 'id'], ['actions', 0, 'value']],
  voids: [
    ...nobody,
    ...voidsAt(['channel', 'id'], 'C0ELSEWHERE', '', '__proto__'),
    ...voidsAt(['actions', 0, 'value'], ...badValues),
  ],
};

const startsByShortcut: Act = {
  kind: 'shortcut',
  does: ({ people }) => people.bo.usesShortcut('Start a song poll'),
  needs: chosen,
  voids: [...nobody, ...otherShortcuts],
};

/** On a message in which somebody has said so, or on a poll where nobody has. */
const pollsSongs = (said?: string): Act => ({
  kind: 'shortcut',
  async does({ people: { bo }, channels: { music }, polls, slack }) {
    const on = said === undefined ? polls.open : slack.say(bo, { in: music, text: said });
    await bo.usesShortcut('Poll these songs', { on });
  },
  needs: [...chosen, ['channel'], ['channel', 'id'], ['message']],
  voids: [...nobody, ...otherShortcuts, ...voidsAt(['channel', 'id'], '', 'music', '#music', '__proto__')],
});

const search = (words: string): Act =>
  inModal(async (ann) => {
    await ann.fills(searchField, words);
    await ann.pressesEnter(searchField);
  });

const songButton = (words: string, beside: string, ...bad: readonly string[]): Act => {
  const press = inModal((ann) => ann.presses(words, { beside }));
  return { ...press, voids: [...press.voids, ...voidsAt(['actions', 0, 'value'], ...bad)] };
};

export const acts: readonly Act[] = [
  command('/songpoll'),
  command('/songpoll help'),
  command('/songpoll list', []),
  command('/songpoll close', []),
  command('/songpoll settings', []),
  command('/songpoll settings', [], 'hal'),
  changeSettings((hal, { bo, cy }) => hal.choosesPeople('DJs', [bo, cy])),
  changeSettings((hal) => hal.chooses('Explicit songs', 'Refuse')),
  changeSettings((hal) => hal.fills('Weeks before a winner may come back', '4')),
  command(`/songpoll Friday | Summer Song 9 | nothing like that | ${linkTo(8)} |`),
  closeListed,
  startsByShortcut,
  pollsSongs(),
  pollsSongs('No link at all'),
  pollsSongs(`${linkTo(6)} https://open.spotify.com/track/track0000000000000000007 https://youtu.be/x`),
  ...poolActs,
  ...scheduleActs,
  ...titlesThatHurt.slice(0, 3).map((title) => command(`/songpoll ${title}`)),
  vote('bo', 'open', 1),
  vote('bo', 'open', 2),
  vote('cy', 'open', 3),
  vote('dee', 'many', 1),
  vote('cy', 'many', 3),
  vote('bo', 'many', 2),
  vote('ann', 'shut', 3),
  close('ann', 'open'),
  close('bo', 'open'),
  close('cy', 'many'),
  close('eve', 'open'),
  close('cy', 'shut'),
  decide('cy', 'Run-off'),
  decide('cy', 'Coin toss'),
  decide('bo', 'Coin toss'),
  ownVotes('bo', 'open'),
  ownVotes('dee', 'many'),
  ownVotes('ann', 'shut'),
  ownVotes('cy', 'closed'),
  removal('bo', 2),
  react('ann', 'lock', 'open'),
  react('bo', 'lock', 'open'),
  react('eve', 'lock', 'open'),
  react('cy', 'lock', 'many'),
  react('cy', 'lock', 'closed'),
  react('cy', 'lock', 'shut'),
  react('bo', 'tada', 'open'),
  opensAdding('dee'),
  opensAdding('bo'),
  searchToAdd('hurting'),
  searchToAdd(`${linkTo(6)} https://spotify.link/abc123 spotify:playlist:1`),
  inAdding((cy) => cy.presses('Add', { beside: 'Summer Song 5' }), ...badSongs),
  inAdding((cy) => cy.presses('✓ In the poll', { beside: 'Summer Song 4' })),
  inAdding((cy) => cy.presses('Vote', { beside: 'Summer Song 4' }), ...badValues),
  inAdding((cy) => cy.presses('Take back', { beside: 'Summer Song 4' }), ...badValues),
  inAdding((cy) => cy.presses('More results')),
  { ...inAdding((cy) => cy.submits()), needs: [['type'], ...person, ...view] },
  opensManage('ann', 'open'),
  opensManage('bo', 'open'),
  opensManage('eve', 'closed'),
  opensManage('cy', 'shut'),
  submitsManaging('eve', (eve) => eve.fills('Title', 'By Eve <!channel>')),
  submitsManaging('eve', (eve) => eve.chooses('Adding songs', 'Anyone: any number')),
  inManaging('eve', (eve) => eve.chooses('Voting ends', 'At a date and time')),
  inManaging('eve', (eve) => eve.chooses('Voting ends', '24 hours from now')),
  inManaging('eve', (eve) => eve.presses('Add a song')),
  inManaging('eve', (eve) => eve.presses('Remove a song')),
  inManaging('eve', (eve) => eve.presses('Hand over')),
  inManaging('eve', (eve) => eve.presses('Post a copy')),
  inManaging('eve', (eve) => eve.presses('Delete poll')),
  removesFromPoll,
  submitsManaging('gus', (gus, { people }) => gus.choosesPerson('New owner', people.cy)),
  search('seasons'),
  search('hurting'),
  search('nothing like that'),
  search(`${linkTo(6)} https://spotify.link/abc123 spotify:playlist:1`),
  search('https://open.spotify.com/album/album00000000000000001'),
  search(`聴く：${linkTo(7)}${linkTo(205)}、https://youtu.be/dQw4w9WgXcQ spotify:local:a:b:c:1`),
  command(`/songpoll ${linkTo(8)}`),
  songButton('Add', 'Summer Song 1', ...badSongs),
  songButton('Added ✓', 'Summer Song 4', ...badSongs),
  inModal((ann) => ann.presses('More results')),
  inModal((ann) => ann.presses('Start over')),
  inModal((ann, attic) => ann.choosesChannel('Post in', attic)),
  inModal((ann) => ann.chooses('Votes per person', '3')),
  inModal((ann) => ann.chooses('Who can close it', 'Anyone')),
  inModal((ann) => ann.chooses('Voting ends', 'After 1 hour')),
  inModal((ann) => ann.submits(), 'submission'),
  inModal((ann) => ann.submits(), 'submission'),
  inModal((ann) => ann.closesModal(), 'modal closed'),
];

const user = { id: 'U0NOBODY', name: 'nobody', team_id: teamId };
const callback = { type: 'event_callback', team_id: teamId };

/** Bodies that the app is to leave alone, whatever more is wrong about them. */
export const others: readonly JsonObject[] = [
  { type: 'url_verification', challenge: 'abc', token: 'x' },
  { ssl_check: '1', token: 'x' },
  { type: 'shortcut', callback_id: 'song-poll', user, trigger_id: '1.2.x', action_ts: '1.000001' },
  {
    type: 'message_action',
    callback_id: 'song-poll',
    user,
    channel: { id: 'C1' },
    message: { ts: '1.000001' },
  },
  {
    type: 'block_suggestion',
    user,
    action_id: 'search',
    block_id: 'search',
    value: 'seasons',
    view: { id: 'V1' },
  },
  { type: 'interactive_message', user, callback_id: 'x', actions: [] },
  { type: 'dialog_submission', user, callback_id: 'song-poll', submission: {} },
  { type: 'workflow_step_edit', user, callback_id: 'song-poll', workflow_step: {} },
  {
    type: 'view_submission',
    user,
    view: { id: 'V1', callback_id: 'x', private_metadata: '', state: { values: {} } },
  },
  { ...callback, event: { type: 'app_uninstalled' } },
  { ...callback, event: { type: 'message', channel: 'C1', user: 'U1', text: '<!channel>', ts: '1.000001' } },
  {
    ...callback,
    event: { type: 'reaction_removed', user: 'U1', reaction: 'lock', item: { type: 'message' } },
  },
  { ...callback, event: { type: 'member_joined_channel', user: 'U1', channel: 'C1' } },
];

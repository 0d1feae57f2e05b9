// The people of a run at their screens: they ask polls, vote, close, and try again when they see that nothing came of it.

import type { LocalPerson } from '../../src/playground/person/slack-person.ts';
import { objectOf, stringOf } from '../../src/playground/protocol/json.ts';
import type { Message } from '../../src/playground/slack/slack-world.ts';
import { type Draft, defaultSettings } from '../../src/rules/poll/draft.ts';
import { wordsIn } from '../../src/slack/words/languages.ts';
import { createDraftStore } from '../../src/store/draft-store.ts';
import { pollPartition } from '../../src/store/keys.ts';
import { addsSong } from './adders.ts';
import { pictureIn, pictureOf } from './checks/history.ts';
import { messagesOf } from './checks/poll-messages.ts';
import type { ManagingDeed } from './fate/managing.ts';
import type { Act, Plan, PollPlan } from './fate/plan.ts';
import { stormSong } from './world/catalogue.ts';
import type { ChaosWorld } from './world/chaos-world.ts';

export type Crowd = ReturnType<typeof createCrowd>;

/** What somebody did, and when. */
export interface DoneAct {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly words: string;
}

const tries = 6;
/** How long somebody looks at a window before touching it, in milliseconds. */
const windowTakes = 1_000;

/** What a person calls a poll: by that it can be seen later who did. */
export const titleBy = (person: string): string => `By ${person}`;

/** Longer than the app holds on to a try at posting, in milliseconds. */
const patience = 12_000;

export function createCrowd(world: ChaosWorld, plan: Plan) {
  const { slack, chronicle, pass, asPeople } = world;
  const people = plan.people.map((name) => slack.addPerson(name.toLowerCase(), { displayName: name }));
  const channel = slack.addChannel('music', {
    members: people,
    kind: plan.days.isPrivate ? 'private' : 'public',
  });

  const acts: DoneAct[] = [];
  const posted: string[] = [];
  const filled = new Set<string>();

  /** What an owner does that is not of the plan. */
  function tells({ owner, title }: PollPlan, what: string): void {
    acts.push({ at: world.timeline.now(), words: `${plan.people[owner]} ${what} ${title}` });
  }

  function personAt(number: number): LocalPerson {
    const person = people[number];
    if (person === undefined) throw new Error(`There is no person ${number}.`);
    return person;
  }

  /** What cannot be done because the screen does not show it is not done. */
  async function attempt(person: LocalPerson, what: string, act: () => Promise<void>): Promise<void> {
    chronicle.note(person.name, what);
    await asPeople(act).catch((error: unknown) =>
      chronicle.note(person.name, `cannot: ${String(error).split('\n')[0]}`),
    );
  }

  /** The poll's message. Where there is a copy, people take now the one, now the other. */
  function messageOf({ id }: PollPlan, turn: number): Message | undefined {
    const copies = messagesOf(world, id, 'songpoll_poll');
    return copies[turn % copies.length];
  }

  function announcementOf({ id }: PollPlan, turn: number): Message | undefined {
    const copies = messagesOf(world, id, 'songpoll_result');
    return copies[turn % copies.length];
  }

  /** At another screen, where no other window is open. */
  async function manages(someone: LocalPerson, message: Message, deed: ManagingDeed): Promise<void> {
    const person = someone.atAnotherScreen();
    await person.presses('Manage', { in: message });
    await pass(windowTakes);
    switch (deed.kind) {
      case 'rename':
        await person.fills('Title', titleBy(someone.id));
        return person.submits();
      case 'remove':
        await person.presses('Remove a song');
        await pass(windowTakes);
        return person.presses('Remove', { beside: songOf(deed) });
      case 'hand-over':
        await person.presses('Hand over');
        await pass(windowTakes);
        await person.choosesPerson('New owner', personAt(deed.to));
        return person.submits();
      case 'delete':
        return person.presses('Delete poll');
    }
  }

  /** Takes what waits in the pool into the draft, once. */
  async function fills(poll: PollPlan, owner: LocalPerson): Promise<void> {
    const isToFill = plan.pool.filled.includes(poll.id) && !filled.has(poll.id);
    if (!isToFill || !owner.modal?.text.includes('Song 1')) return;
    filled.add(poll.id);
    tells(poll, 'fills');
    await attempt(owner, 'fills from the pool', () => owner.presses(wordsIn().pool.fill));
    await pass(windowTakes);
  }

  /** Whoever owns the poll by now. */
  function ownerOf({ id, owner }: PollPlan): LocalPerson {
    const item = objectOf(world.items.get(pollPartition(id))?.get('POLL')?.['owner']);
    const now = stringOf(objectOf(objectOf(item['M'])['id'])['S']);
    return people.find((person) => person.id === now) ?? personAt(owner);
  }

  return {
    people,
    channel,
    /** Ids of the polls whose window closed as if they were posted. */
    posted,
    /** What people did, in order. */
    acts,

    /** A draft with songs in it, as searching and picking would have left it. */
    async prepares(poll: PollPlan): Promise<void> {
      const saved = await world.withTable((table) =>
        createDraftStore(table, world.timeline.now).saveDraft(
          personAt(poll.owner).id,
          draftOf(poll, plan.channel.refusesExplicit && poll.owner === 0),
          0,
        ),
      );
      if (!saved) throw new Error('A draft was not stored.');
    },

    /** Posts the poll from the modal; presses again when the modal stays open. */
    async posts(poll: PollPlan): Promise<void> {
      const owner = personAt(poll.owner);
      for (let tried = 0; tried < tries; tried += 1) {
        if (!owner.modal?.text.includes('Song 1')) {
          await attempt(owner, 'types /songpoll', () => owner.types('/songpoll', { in: channel }));
          await pass(1_000);
        }
        await fills(poll, owner);
        const isDraftShown = owner.modal?.text.includes('Song 1') === true;
        if (isDraftShown) {
          tells(poll, 'posts');
          const times = world.fate.deliveries(
            `${poll.id}, try ${tried + 1}`,
            `${plan.people[poll.owner]} submits`,
          );
          await attempt(owner, 'submits', () => owner.submits({ times }));
        }
        if (isDraftShown && owner.modal === undefined) {
          posted.push(poll.id);
          return;
        }
        // Nothing will change that.
        if (Object.values(owner.modal?.errors ?? {}).some(isOfRefusedSong)) return;
        await pass(patience);
      }
    },

    /** Does one act of the plan. */
    async does(poll: PollPlan, { id, at, person: number, deed, mayDouble }: Act): Promise<void> {
      const person = personAt(number);
      const message = deed.kind === 'wish' ? announcementOf(poll, at) : messageOf(poll, at);
      if (message === undefined) return;
      const what = wordsFor(deed, poll);
      const words = `${plan.people[number]} ${what}`;
      acts.push({ at: world.timeline.now(), words });
      const times = mayDouble ? world.fate.deliveries(id, words) : 1;
      return attempt(person, what, () => {
        switch (deed.kind) {
          case 'vote':
            return person.presses('Vote', { in: message, beside: songOf(deed), times });
          case 'close-button':
            return person.presses('Close poll', { in: message, times });
          case 'lock':
            return person.reacts('lock', message, { times });
          case 'wish':
            return person.presses(wishWords[deed.wish], { in: message, times });
          case 'add':
            return addsSong(world, person, { message, deed, times });
          default:
            return manages(person, message, deed);
        }
      });
    },

    /** The owner presses a vote button that is still shown, whether the poll is open or not. */
    async looksAt(poll: PollPlan): Promise<void> {
      const owner = ownerOf(poll);
      const message = messageOf(poll, 0);
      if (message === undefined || pictureIn(message.text).status !== 'open') return;
      tells(poll, 'votes in');
      await attempt(owner, `votes in ${poll.title}`, () =>
        owner.presses('Vote', { in: message, beside: 'Song 1' }),
      );
    },

    /** What is left open is decided by the owner, of a poll about which people have wished something. */
    async decides(poll: PollPlan): Promise<void> {
      const wish = poll.acts.map(({ deed }) => deed).find((deed) => deed.kind === 'wish')?.wish;
      const message = announcementOf(poll, 0);
      if (wish === undefined || message === undefined) return;
      const owner = personAt(poll.owner);
      for (const words of [wishWords[wish], wishWords['another-hour']]) {
        await attempt(owner, `presses ${words}`, () => owner.presses(words, { in: message }));
      }
    },

    /** Some vote in a poll in which another one goes on: for the first song, for different ones, or nobody. */
    async votesIn(id: string): Promise<void> {
      const [message] = messagesOf(world, id, 'songpoll_poll');
      const kind = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 3;
      const songs = [...(message?.text ?? '').matchAll(/Song \d+/gu)].map(([words]) => words);
      const voters = kind === 0 ? [] : people.slice(0, 2);
      if (message === undefined) return;
      for (const [at, person] of voters.entries()) {
        const beside = songs[kind === 1 ? 0 : at] ?? '';
        await attempt(person, `votes for ${beside} in ${id}`, () =>
          person.presses('Vote', { in: message, beside }),
        );
      }
    },

    /** The owner closes the poll, and again until it shows. One that closes by time is left to the clock. */
    async finishes(poll: PollPlan): Promise<void> {
      if (poll.closesByTime) return;
      for (let tried = 0; tried < tries; tried += 1) {
        const owner = ownerOf(poll);
        const message = messageOf(poll, tried);
        const isOpen = pictureOf(world.items, pollPartition(poll.id))?.status === 'open';
        if (!isOpen || message === undefined) return;
        tells(poll, 'closes');
        await attempt(owner, `closes ${poll.title}`, () => owner.presses('Close poll', { in: message }));
        await pass(patience);
      }
    },
  };
}

const { ties } = wordsIn();
const wishWords = {
  'run-off': ties.runOffButton,
  toss: ties.tossButton,
  'another-hour': ties.anotherHourButton,
} as const;
const isOfRefusedSong = (error: string) => error.includes('takes no explicit songs');

function wordsFor(deed: Act['deed'], { title }: PollPlan): string {
  switch (deed.kind) {
    case 'vote':
      return `votes for ${songOf(deed)} in ${title}`;
    case 'close-button':
      return `closes ${title}`;
    case 'lock':
      return `locks ${title}`;
    case 'wish':
      return `wants ${wishWords[deed.wish]} for ${title}`;
    case 'rename':
      return `renames ${title}`;
    case 'remove':
      return `removes ${songOf(deed)} from ${title}`;
    case 'hand-over':
      return `hands ${title} over`;
    case 'delete':
      return `deletes ${title}`;
    case 'add':
      return `adds ${songOf(deed)} to ${title}`;
  }
}

const songOf = ({ song }: { readonly song: number }) => `Song ${song + 1}`;

/** @param isRude whether its second song is explicit */
function draftOf(
  { id, title, songs, votesPerPerson, closers, options, ...plan }: PollPlan,
  isRude: boolean,
): Draft {
  const { enoughVoters, ...choices } = options;
  const inTime = plan.closesAfter === 60 ? '1h' : '15m';
  const votingEnds = plan.closesByTime ? inTime : 'never';
  const early = enoughVoters === undefined ? {} : ({ closeEarly: 'voters', enoughVoters } as const);
  return {
    id,
    settings: { ...defaultSettings, title, votesPerPerson, closers, votingEnds, ...choices, ...early },
    picks: Array.from({ length: songs }, (_, at) => ({
      ...stormSong(at + 1),
      explicit: isRude && at === 1,
    })),
  };
}

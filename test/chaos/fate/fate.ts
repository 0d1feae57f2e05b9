// Everything that chance decides about the world around the app: how long things take, which calls fail and how, and
// who dies when. How often is the weather's business; in calm weather only the speed of things is left open. Whatever
// else may befall the app is decided here too, by a risk with a place of its own.

import type { Chances, Risk } from './chances.ts';
import type { Random } from './random.ts';
import type { RequestRates, Role, Target, Weather } from './weather.ts';

/** Where a request goes. */
export type Side = 'table' | 'slack' | 'queue';

export type Fault =
  /** The far end does nothing and says so; Slack names when it may be asked again, in seconds. */
  | { readonly kind: 'busy'; readonly retryAfter: number }
  /** `after` has had its effect all the same. */
  | { readonly kind: 'failed' | 'lost'; readonly when: 'before' | 'after' };

/** What becomes of one request. */
export interface Lot {
  /** Milliseconds until it takes effect, and from then until its answer is back. */
  readonly there: number;
  readonly back: number;
  readonly fault?: Fault;
}

/** A request as far as fate looks at it. */
export interface Sent {
  readonly side: Side;
  /** A method of Slack's by its name. */
  readonly name: string;
  /** Its name, numbered. */
  readonly place: string;
}

/** How a batch of the stream comes. */
export interface BatchFate {
  /** Milliseconds until it comes. */
  readonly lag: number;
  /** How many records it holds at the most. */
  readonly most: number;
  /** When it comes once more, in milliseconds after the first time; undefined when it does not. */
  readonly copyAfter: number | undefined;
}

/** Who asks for a death, and in which words it is told. */
export interface Gate {
  readonly role: Role;
  readonly place: string;
  readonly words: string;
}

export interface FateParts {
  readonly chances: Chances;
  readonly weather: Weather;
}

/** What a batch of the stream holds at the most, as in serverless.yml. */
const batchSize = 100;

export type Fate = ReturnType<typeof createFate>;

export function createFate({ chances, weather }: FateParts) {
  let isCalm = true;

  function befalls<Result>(risk: Risk<Result>): Result | undefined {
    return isCalm ? undefined : chances.befalls(risk);
  }

  /** Whether something happens that is so likely. */
  const happens = (likely: number, place: string, words: string): boolean =>
    befalls({ place, draw: (random) => random.chance(likely) || undefined, words: () => words }) === true;

  return {
    /** Draws the lot of a request. Names are only decoration: nothing befalls the asking for them. */
    lotOf({ side, name, place }: Sent): Lot {
      const random = chances.timesAt(`the ways of ${place}`);
      const ways = { there: wayOf(side, random), back: wayOf(side, random) };
      // What becomes of a message of the queue is decided by itself, below.
      if (name === 'users.info' || side === 'queue') return ways;
      const mishap = befalls({
        place: `the lot of ${place}`,
        draw: (by) => mishapOf(side, weather.requests[targetOf(side, name)], weather, by),
        words: (drawn) => `${place} ${wordsFor(drawn)}`,
      });
      return { ...ways, ...mishap };
    },

    /** Whether a process dies at the gate it stands at. */
    strikes: ({ role, place, words }: Gate): boolean =>
      happens(weather.deaths[role], `a death ${place}`, words),

    /** Whether a request that was on its way when its sender died gets there. */
    outlivesSender: (place: string): boolean => chances.timesAt(`the orphan ${place}`).chance(0.5),

    /** Whether an invocation meets a new process although another one would be free. */
    startsCold: (role: Role, place: string): boolean =>
      happens(weather.coldStarts, `a cold start for ${place}`, `another process of ${role} takes ${place}`),

    /** How often Slack delivers what somebody did: once, or twice at the same moment. */
    deliveries: (place: string, words: string): 1 | 2 =>
      happens(weather.doubledClicks, `a double of ${place}`, `Slack delivers twice that ${words}`) ? 2 : 1,

    /** Milliseconds from Slack to the app, or back. */
    delivery(place: string): number {
      const random = chances.timesAt(`the delivery of ${place}`);
      return random.chance(0.1) ? random.between(200, 600) : random.between(5, 80);
    },

    /** How the next batch of the stream comes. */
    batch(place: string): BatchFate {
      const lag = befalls({
        place: `the lateness of ${place}`,
        draw: (random) => (random.chance(weather.stream.late) ? random.between(5_000, 30_000) : undefined),
        words: (late) => `${place} comes ${inSeconds(late)} late`,
      });
      const most = befalls({
        place: `the size of ${place}`,
        draw: (random) => (random.chance(weather.stream.split) ? random.between(1, 3) : undefined),
        words: (records) => `${place} holds ${records} records at the most`,
      });
      const copyAfter = befalls({
        place: `a double of ${place}`,
        draw: (random) => (random.chance(weather.stream.doubled) ? random.between(0, 1_500) : undefined),
        words: (pause) => `${place} comes again ${inSeconds(pause)} later`,
      });
      const usual = chances.timesAt(`the lag of ${place}`).between(100, 1_200);
      return { lag: lag ?? usual, most: most ?? batchSize, copyAfter };
    },

    /**
     * When a message of the queue comes, in milliseconds beyond the delay it was sent with: not at all when it is lost,
     * twice when it is doubled.
     */
    message(place: string): readonly number[] {
      const usual = chances.timesAt(`the lag of ${place}`).between(20, 300);
      if (happens(weather.queue.lost, `the loss of ${place}`, `${place} is lost`)) return [];
      const late = befalls({
        place: `the lateness of ${place}`,
        draw: (random) => (random.chance(weather.queue.late) ? random.between(2_000, 60_000) : undefined),
        words: (lateness) => `${place} comes ${inSeconds(lateness)} late`,
      });
      const second = befalls({
        place: `a double of ${place}`,
        draw: (random) => (random.chance(weather.queue.doubled) ? random.between(0, 30_000) : undefined),
        words: (pause) => `${place} comes again ${inSeconds(pause)} later`,
      });
      const first = late ?? usual;
      return second === undefined ? [first] : [first, first + second];
    },

    /** Whether the timer strikes twice. */
    doublesTick: (place: string): boolean =>
      happens(weather.doubledTicks, `a double of ${place}`, `${place} comes twice`),

    /** From now on things go wrong, or do not any more. */
    turn(to: 'storm' | 'calm'): void {
      isCalm = to === 'calm';
    },
  };
}

function wayOf(side: Side, random: Random): number {
  if (side === 'slack') return random.between(30, 300);
  return random.chance(0.06) ? random.between(20, 150) : random.between(1, 12);
}

function targetOf(side: Side, name: string): Target {
  if (side === 'table') return 'table';
  return name === 'chat.update' || name === 'chat.postMessage' ? name : 'slack';
}

/** What of its lot makes a request go wrong. */
type RequestMishap = Partial<Lot>;

function mishapOf(
  side: Side,
  { busy, failed, lost, late }: RequestRates,
  { retryAfter }: Weather,
  random: Random,
): RequestMishap | undefined {
  const when = random.chance(0.5) ? 'before' : 'after';
  if (random.chance(late))
    return random.chance(0.5) ? { there: lateness(side, random) } : { back: lateness(side, random) };
  if (random.chance(busy)) {
    const seconds = side === 'slack' ? random.between(retryAfter.least, retryAfter.most) : 0;
    return { fault: { kind: 'busy', retryAfter: seconds } };
  }
  if (random.chance(failed)) return { fault: { kind: 'failed', when } };
  return random.chance(lost) ? { fault: { kind: 'lost', when } } : undefined;
}

/** Beyond what anybody waits for an answer, in milliseconds. */
function lateness(side: Side, random: Random): number {
  return side === 'slack' ? random.between(2_100, 28_000) : random.between(2_600, 6_000);
}

function wordsFor({ there, back, fault }: RequestMishap): string {
  if (there !== undefined) return `takes effect ${inSeconds(there)} late`;
  if (back !== undefined) return `is done, and its answer comes ${inSeconds(back)} late`;
  if (fault === undefined) return '';
  if (fault.kind === 'busy')
    return fault.retryAfter === 0 ? 'is throttled' : `is refused for ${fault.retryAfter} s`;
  const what = fault.kind === 'failed' ? 'is answered 500' : 'gets no answer';
  return `${what}, ${fault.when === 'after' ? 'but is done' : 'and is not done'}`;
}

const inSeconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`;

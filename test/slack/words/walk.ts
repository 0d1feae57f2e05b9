// Goes through every sentence of a catalogue, or has the catalogue say each of them in another way.

import type { Words } from '../../../src/slack/words/words.ts';
import { type Cast, mostIn, type Place, samples } from './samples.ts';

export interface Said {
  /** Where it stands in the catalogue: `window.picks.none`. */
  readonly name: string;
  readonly place: Place;
  readonly text: string;
}

/** Every sentence of a catalogue, those with parts once for each of their samples. */
export function everySentence(words: Words, cast: Cast): readonly Said[] {
  return [...walk(words, samples, { name: '', cast })];
}

/** The same catalogue with something done to each of its sentences. */
export function retold<Part extends object>(part: Part, change: (text: string) => string): Part {
  return new Proxy(part, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member === 'string') return change(member);
      if (isSentence(member)) return (...parts: readonly unknown[]) => change(String(member(...parts)));
      return typeof member === 'object' && member !== null ? retold(member, change) : member;
    },
  });
}

interface At {
  readonly name: string;
  readonly cast: Cast;
}

function* walk(words: unknown, sample: unknown, at: At): Iterable<Said> {
  if (typeof words === 'string') yield { name: at.name, place: placeOf(sample, at), text: words };
  else if (isSentence(words)) yield* saidWithParts(words, sample, at);
  else {
    for (const [key, member] of membersOf(words)) {
      const name = at.name === '' ? key : `${at.name}.${key}`;
      yield* walk(member, membersOf(sample).get(key), { ...at, name });
    }
  }
}

function* saidWithParts(sentence: Sentence, sample: unknown, at: At): Iterable<Said> {
  const place = placeOf(membersOf(sample).get('in'), at);
  const fill = membersOf(sample).get('with');
  const filled = isSentence(fill) ? fill(at.cast) : [];
  for (const parts of Array.isArray(filled) ? filled : []) {
    yield { name: at.name, place, text: String(sentence(...parts)) };
  }
}

type Sentence = (...parts: readonly unknown[]) => unknown;

function isSentence(member: unknown): member is Sentence {
  return typeof member === 'function';
}

function membersOf(part: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof part === 'object' && part !== null ? Object.entries(part) : []);
}

function placeOf(sample: unknown, { name }: At): Place {
  const isPlace = (place: unknown): place is Place => typeof place === 'string' && place in mostIn;
  if (!isPlace(sample)) throw new Error(`Where is ${name} shown? Give it a sample.`);
  return sample;
}

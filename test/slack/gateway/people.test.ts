import { describe, expect, it } from 'vitest';
import { createPeople } from '../../../src/slack/gateway/people.ts';
import type { KnownPerson } from '../../../src/slack/gateway/person.ts';
import type { Outcome } from '../../../src/slack/gateway/slack-gateway.ts';

const ann: KnownPerson = { name: 'Ann', locale: 'de-DE', zone: 'Europe/Berlin' };
const minute = 60_000;

/** People with what the table holds and Slack answers, and a note of who was asked for where. */
function peopleWith(kept: Readonly<Record<string, unknown>>, answer: Outcome<KnownPerson | undefined>) {
  const table = new Map(Object.entries(kept));
  const asked: string[] = [];
  const recalled: string[] = [];
  const clock = { now: 0 };
  const people = createPeople({
    memory: {
      async recall(wanted) {
        recalled.push(...wanted);
        return new Map(wanted.map((person) => [person, table.get(person)]));
      },
      async remember(person, known) {
        table.set(person, known);
      },
    },
    async findPerson(person) {
      asked.push(person);
      return answer;
    },
    now: () => clock.now,
  });
  return { people, table, asked, recalled, clock };
}

describe('somebody whom the table does not know', () => {
  it('is asked for once, and kept with locale and time zone', async () => {
    const { people, table, asked } = peopleWith({}, { kind: 'done', value: ann });
    expect(await people.findPeople(['U1', 'U1'])).toEqual(new Map([['U1', ann]]));
    expect(await people.findNames(['U1'])).toEqual(new Map([['U1', 'Ann']]));
    expect(table.get('U1')).toEqual(ann);
    expect(asked).toEqual(['U1']);
  });

  it.each<Outcome<KnownPerson | undefined>>([
    { kind: 'done', value: undefined },
    { kind: 'refused', error: 'user_not_found' },
    { kind: 'unknown', why: 'timeout' },
  ])('is left out after an answer like $kind, and asked for again ten minutes later', async (answer) => {
    const { people, table, asked, clock } = peopleWith({}, answer);
    expect(await people.findPeople(['U1'])).toEqual(new Map());
    clock.now = 9 * minute;
    expect(await people.findNames(['U1'])).toEqual(new Map());
    expect(asked).toHaveLength(1);
    clock.now = 10 * minute;
    await people.findNames(['U1']);
    expect(asked).toHaveLength(2);
    expect(table.size).toBe(0);
  });

  it('is not asked for where it is only about what is known', async () => {
    const { people, asked } = peopleWith({}, { kind: 'done', value: ann });
    expect(await people.recallPerson('U1')).toBeUndefined();
    expect(asked).toEqual([]);
    expect(await people.findNames(['U1'])).toEqual(new Map([['U1', 'Ann']]));
  });
});

describe('somebody whom the table knows', () => {
  it('is read from it once an hour', async () => {
    const { people, asked, recalled, clock } = peopleWith({ U1: ann }, { kind: 'unknown', why: 'timeout' });
    expect(await people.recallPerson('U1')).toEqual(ann);
    expect(await people.findPeople(['U1'])).toEqual(new Map([['U1', ann]]));
    expect(recalled).toEqual(['U1']);
    clock.now = 60 * minute;
    expect(await people.recallPerson('U1')).toEqual(ann);
    expect(recalled).toEqual(['U1', 'U1']);
    expect(asked).toEqual([]);
  });

  it('may have been written down by an earlier version, which kept the name alone', async () => {
    const { people, asked } = peopleWith({ U1: 'Ann' }, { kind: 'unknown', why: 'timeout' });
    expect(await people.findPeople(['U1'])).toEqual(new Map([['U1', { name: 'Ann' }]]));
    expect(asked).toEqual([]);
  });

  it('is asked for where the table holds something else', async () => {
    const { people } = peopleWith({ U1: { nick: 'Ann' } }, { kind: 'done', value: ann });
    expect(await people.findNames(['U1'])).toEqual(new Map([['U1', 'Ann']]));
  });
});

// What people read in windows that the app drew, and whose windows they were.

import { objectOf, parsedJson, stringOf } from '../../../src/playground/protocol/json.ts';
import type { Delivery } from '../../../src/playground/slack/slack-log.ts';
import { argumentOf } from '../world/purposes.ts';
import type { Exchange } from '../world/wire.ts';

/** That a song came into a poll, or went out of it, as the window says in which songs are added. */
export interface SongTold {
  readonly person: string;
  readonly pollId: string;
  readonly title: string;
  readonly kind: 'in' | 'out';
  /** When that was sent, in milliseconds since 1970, whether Slack showed it or not. */
  readonly at: number;
}

const sentences = {
  in: /“(Song \d+)” is in the poll now\./u,
  out: /“(Song \d+)” is out of the poll again\./u,
} as const;

export function songsTold(
  exchanges: readonly Exchange[],
  deliveries: readonly Delivery[],
): readonly SongTold[] {
  const people = peopleByWindow(exchanges, deliveries);
  return exchanges.flatMap(({ name, request, sentAt }) => {
    if (name !== 'views.update') return [];
    const view = argumentOf(request.body, 'view');
    const metadata = objectOf(parsedJson(stringOf(objectOf(parsedJson(view))['private_metadata'])));
    const person = people.get(argumentOf(request.body, 'view_id')) ?? '';
    return (['in', 'out'] as const).flatMap((kind) => {
      const title = sentences[kind].exec(view)?.[1];
      const pollId = stringOf(metadata['pollId']);
      return title === undefined ? [] : [{ person, pollId, title, kind, at: sentAt }];
    });
  });
}

/** Slack's ids of people, by those of the windows that were opened for them. */
function peopleByWindow(
  exchanges: readonly Exchange[],
  deliveries: readonly Delivery[],
): ReadonlyMap<string, string> {
  const people = new Map(
    deliveries.map(({ body }) => {
      // Of a command by itself, of a click in its user.
      const person = stringOf(body['user_id']) || stringOf(objectOf(body['user'])['id']);
      return [stringOf(body['trigger_id']), person];
    }),
  );
  return new Map(
    exchanges.flatMap(({ name, request, effect }) => {
      const { id } = objectOf(objectOf(parsedJson(effect?.answer.body ?? ''))['view']);
      const person = people.get(argumentOf(request.body, 'trigger_id'));
      return name === 'views.open' && person !== undefined ? [[stringOf(id), person] as const] : [];
    }),
  );
}

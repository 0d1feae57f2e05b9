import { expect, it } from 'vitest';
import { keyOf, selectChoices } from '../../../../src/playground/page/fields/select-choices.ts';
import type { ShownChannel, Snapshot } from '../../../../src/playground/protocol/page-protocol.ts';

function channel(id: string, kind: ShownChannel['kind'], isArchived = false): ShownChannel {
  return { id, name: id.toLowerCase(), kind, isArchived, members: [] };
}

const snapshot: Snapshot = {
  you: 'U1',
  people: [{ id: 'U1', displayName: 'Ann', isPlayable: true, isAdmin: false, hasLeft: false }],
  bot: { id: 'B1', name: 'songpoll' },
  channels: [
    channel('MUSIC', 'public'),
    channel('OLD', 'public', true),
    channel('PARTY', 'private'),
    channel('BO', 'dm'),
    channel('ALL', 'mpim'),
  ],
  messages: [],
  layers: [],
  commands: [],
  shortcuts: [],
  clockAhead: 0,
};

const option = (value: string) => ({ text: { type: 'plain_text', text: value.toUpperCase() }, value });

it.each([
  ['conversations_select', {}, ['# music', '🔒 party', 'bo', 'all']],
  ['conversations_select', { filter: { include: ['private', 'im'] } }, ['🔒 party', 'bo']],
  ['channels_select', {}, ['# music']],
  ['users_select', {}, ['Ann']],
  ['multi_users_select', {}, ['Ann']],
  ['static_select', { options: [option('a'), option('b')] }, ['A', 'B']],
  ['static_select', { option_groups: [{ label: { text: 'First' }, options: [option('a')] }] }, ['First: A']],
])('a %s with %j offers %j', (type, more, offered) => {
  const groups = selectChoices({ type, ...more }, snapshot);
  const words = groups.flatMap((group) =>
    group.choices.map((choice) =>
      type === 'static_select' && group.words !== '' ? `${group.words}: ${choice.words}` : choice.words,
    ),
  );
  expect(words).toEqual(offered);
});

it('a choice is known by its value, or by what it names', () => {
  expect([keyOf(option('a')), keyOf('C1'), keyOf(null)]).toEqual(['a', 'C1', '']);
});

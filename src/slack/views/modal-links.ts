// Links that were pasted and could not be followed yet: they are kept, and one press tries them again.

import type { AnyBlock } from '@slack/types';
import type { Draft } from '../../rules/poll/draft.ts';
import { searchingIn } from '../../rules/poll/searching.ts';
import { actionIds } from '../kit/ids.ts';
import { plainSection, plainText } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

/** Nothing where none is left. */
export function linksLeft({ window: { search } }: Words, draft: Draft): AnyBlock[] {
  const { left = [] } = searchingIn(draft);
  if (left.length === 0) return [];
  const accessory = { type: 'button', action_id: actionIds.lookUp, text: plainText(search.lookUp) } as const;
  return [{ ...plainSection(search.linksLeft(left.length)), accessory }];
}

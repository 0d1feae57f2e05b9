// The views with English words, for tests of what people see.

import type { Draft } from '../../src/rules/poll/draft.ts';
import type { Poll } from '../../src/rules/poll/poll.ts';
import type { Tally } from '../../src/rules/poll/tally.ts';
import * as pollMessageView from '../../src/slack/views/poll-message.ts';
import * as pollModalView from '../../src/slack/views/poll-modal.ts';
import type { Names } from '../../src/slack/views/standing.ts';
import * as winnerMessageView from '../../src/slack/views/winner-message.ts';
import { english } from '../../src/slack/words/english/english.ts';

export const pollMessage = (poll: Poll, tally: Tally, names: Names) =>
  pollMessageView.pollMessage(english, { poll, tally, names });

export const winnerMessage = (poll: Poll, announced?: winnerMessageView.Announced) =>
  winnerMessageView.winnerMessage(english, poll, announced);

export const pollModal = (draft: Draft, shown?: pollModalView.Shown) =>
  pollModalView.pollModal(english, draft, shown);

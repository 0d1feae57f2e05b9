// Everything that people read in Slack, as one type. A language is one object of it, in a folder of its own, and the
// compiler names what a language lacks.
//
// To say something new:
// 1. A member in the file here that is named after what people read. Plain sentences are values, sentences with parts are
//    functions. What comes in kinds (a notice, a private answer) is one more line of its union.
// 2. The sentence, in the file of the same name in each language.
// 3. In test/slack/words/samples.ts where it is shown, which holds Slack's limits; `npx vitest run test/slack/words -u`
//    writes down how it reads, in english.txt.
// To add a language: its code in rules/poll/poll.ts, its folder here, and its line in languages.ts.

import type { AddingNotice, AddingWords } from './adding.ts';
import type { ChannelSettingsError, ChannelSettingsWords } from './channel-settings.ts';
import type { DirectMessageWords } from './direct-messages.ts';
import type { EndingWords } from './endings.ts';
import type { FormError } from './form-errors.ts';
import type { HelpWords } from './help.ts';
import type { HandOverError, ManageNotice, ManageWords } from './manage.ts';
import type { ManifestWords } from './manifest.ts';
import type { MyVotesWords } from './my-votes.ts';
import type { Notice } from './notices.ts';
import type { PollListWords } from './poll-list.ts';
import type { PollMessageWords } from './poll-message.ts';
import type { PollTextWords } from './poll-text.ts';
import type { PoolNotice, PoolWords } from './pool.ts';
import type { PrivateAnswer, PrivateLinkWords } from './private-answers.ts';
import type { ResultWords } from './result.ts';
import type { ScheduleError, ScheduleNotice, ScheduleWords } from './schedule.ts';
import type { Sentences } from './sentences.ts';
import type { DetailsWords, MoreOptionsWords, SettingsWords } from './settings.ts';
import type { SongWords } from './songs.ts';
import type { TieWords } from './ties.ts';
import type { WindowWords } from './window.ts';

/**
 * Parts come from the views clean, short and as plain text: who puts a sentence in mrkdwn escapes it, unless it is said
 * to be mrkdwn already. Only what comes in kinds (`Sentences`) brings people's words as they were typed: there
 * `shortInline` makes them safe to stand in a sentence.
 */
export interface Words {
  readonly songs: SongWords;
  readonly pollMessage: PollMessageWords;
  readonly myVotes: MyVotesWords;
  readonly pollText: PollTextWords;
  readonly pollList: PollListWords;
  readonly result: ResultWords;
  readonly ties: TieWords;
  readonly window: WindowWords;
  readonly settings: SettingsWords;
  readonly details: DetailsWords;
  readonly moreOptions: MoreOptionsWords;
  readonly endings: EndingWords;
  readonly adding: AddingWords;
  readonly addingNotices: Sentences<AddingNotice>;
  readonly channelSettings: ChannelSettingsWords;
  readonly channelSettingsErrors: Sentences<ChannelSettingsError>;
  readonly manage: ManageWords;
  readonly manageNotices: Sentences<ManageNotice>;
  readonly handOverErrors: Sentences<HandOverError>;
  readonly pool: PoolWords;
  readonly poolNotices: Sentences<PoolNotice>;
  readonly schedule: ScheduleWords;
  readonly scheduleNotices: Sentences<ScheduleNotice>;
  readonly scheduleErrors: Sentences<ScheduleError>;
  readonly notices: Sentences<Notice>;
  readonly formErrors: Sentences<FormError>;
  readonly privateAnswers: Sentences<PrivateAnswer>;
  readonly privateLinks: PrivateLinkWords;
  readonly directMessages: DirectMessageWords;
  readonly help: HelpWords;
  readonly manifest: ManifestWords;
  /** Puts the full stop behind a phrase that stands without one elsewhere. */
  readonly sentence: (phrase: string) => string;
  /** On everything that a test stage sends, behind its sign: mrkdwn, with the stage's name in capitals. */
  readonly stageMark: (stage: string) => string;
}

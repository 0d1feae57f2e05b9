// The table of contents: everything people can do, one line each. And the one place where what went wrong ends up.

import { App, type Receiver } from '@slack/bolt';
import type { HandlerDependencies } from './dependencies.ts';
import { registerChangeSettings } from './features/channel/change-settings.ts';
import { registerOpenSearch } from './features/compose/open-search.ts';
import { registerPickSongs } from './features/compose/pick-songs.ts';
import { registerPollTheseSongs } from './features/compose/poll-these-songs.ts';
import { registerPostAgain } from './features/compose/post-again.ts';
import { registerSearchSongs } from './features/compose/search-songs.ts';
import { registerStartPoll } from './features/compose/start-poll.ts';
import { registerStartSongPoll } from './features/compose/start-song-poll.ts';
import { registerAddManaged } from './features/manage/add-managed.ts';
import { registerDeletePoll } from './features/manage/delete-managed.ts';
import { registerHandOver } from './features/manage/hand-over.ts';
import { registerOpenManage } from './features/manage/open-manage.ts';
import { registerPostCopy } from './features/manage/post-copy.ts';
import { registerRemoveSong } from './features/manage/remove-song.ts';
import { registerSaveManaged } from './features/manage/save-managed.ts';
import { registerAddSong } from './features/poll/add-song.ts';
import { registerClosePoll } from './features/poll/close-poll.ts';
import { registerDecide } from './features/poll/decide.ts';
import { registerListPolls } from './features/poll/list-polls.ts';
import { registerMovedChannels } from './features/poll/moved-channels.ts';
import { registerMyVotes, registerTakeBackOwn } from './features/poll/my-votes.ts';
import { registerOpenAdding } from './features/poll/open-adding.ts';
import { registerSearchToAdd } from './features/poll/search-to-add.ts';
import { registerVote } from './features/poll/vote.ts';
import { registerFillPoll } from './features/pool/fill-poll.ts';
import { registerPoolClicks } from './features/pool/pool-clicks.ts';
import { registerSaveForPoll } from './features/pool/save-for-poll.ts';
import { registerSavedButtons } from './features/pool/saved-buttons.ts';
import { registerSuggestSong } from './features/pool/suggest-song.ts';
import { registerSaveSchedule } from './features/schedule/save-schedule.ts';
import { registerScheduleClicks } from './features/schedule/schedule-clicks.ts';
import { registerStopFromPoll } from './features/schedule/stop-from-poll.ts';
import { createBoltLogger } from './platform/bolt-logger.ts';
import type { Log } from './platform/log.ts';
import { clientOptions } from './slack/gateway/slack-gateway.ts';
import { privateMessage } from './slack/views/private-message.ts';
import { wordsIn } from './slack/words/languages.ts';
import type { PrivateAnswer } from './slack/words/private-answers.ts';

export interface AppSetting {
  readonly receiver: Receiver;
  /** Slack's own when undefined. */
  readonly slackApiUrl: string | undefined;
}

/** How long a private answer to a click may take to send, in milliseconds. */
const answerMs = 2_000;

/** What Bolt hands to its error handler, as far as it matters here. */
interface Failure {
  readonly error: Error;
  readonly body: object;
}

/** Makes no call to Slack. */
export function createApp(deps: HandlerDependencies, { receiver, slackApiUrl }: AppSetting): App {
  const app = new App({
    receiver,
    // Every call goes through the gateway, which has the token. Bolt needs none, and given one it would ask Slack at every
    // cold start whom it belongs to.
    authorize: async () => ({}),
    // There are none: the app posts, but never reacts or clicks. To know its own events, Bolt would have to ask Slack.
    ignoreSelf: false,
    convoStore: false,
    extendedErrorHandler: true,
    clientOptions: clientOptions({ apiUrl: slackApiUrl, timeoutMs: answerMs }),
    logger: createBoltLogger(deps.log),
  });

  registerOpenSearch(app, deps);
  registerStartSongPoll(app, deps);
  registerPollTheseSongs(app, deps);
  registerSearchSongs(app, deps);
  registerPickSongs(app, deps);
  registerStartPoll(app, deps);
  registerVote(app, deps);
  registerOpenAdding(app, deps);
  registerSearchToAdd(app, deps);
  registerAddSong(app, deps);
  registerMyVotes(app, deps);
  registerTakeBackOwn(app, deps);
  registerClosePoll(app, deps);
  registerDecide(app, deps);
  registerListPolls(app, deps);
  registerOpenManage(app, deps);
  registerSaveManaged(app, deps);
  registerAddManaged(app, deps);
  registerRemoveSong(app, deps);
  registerHandOver(app, deps);
  registerPostCopy(app, deps);
  registerDeletePoll(app, deps);
  registerMovedChannels(app, deps);
  registerChangeSettings(app, deps);
  registerPostAgain(app, deps);
  registerSaveForPoll(app, deps);
  registerSavedButtons(app, deps);
  registerSuggestSong(app, deps);
  registerPoolClicks(app, deps);
  registerFillPoll(app, deps);
  registerSaveSchedule(app, deps);
  registerScheduleClicks(app, deps);
  registerStopFromPoll(app, deps);

  app.error(async ({ error, body }: Failure) => {
    deps.log.error('A request failed', originalOf(error));
    await tellOfFailure(deps.log, body, { kind: 'went-wrong' });
    // Slack marks what was clicked as failed, and delivers an event again.
    throw error;
  });
  return app;
}

/** What was thrown: Bolt wraps it in an error of its own, whose name and stack tell of Bolt only. */
function originalOf(error: Error): unknown {
  return 'original' in error ? error.original : error;
}

/**
 * Tells the person in words what Slack shows as a small warning sign, where Slack gave an address to answer to. In the
 * default language: what has failed may be what would know the person's own.
 */
export async function tellOfFailure(log: Log, request: object, failure: PrivateAnswer): Promise<void> {
  if (!('response_url' in request) || typeof request.response_url !== 'string') return;
  const answer = {
    ...privateMessage(wordsIn(), failure),
    response_type: 'ephemeral',
    replace_original: false,
  };
  await fetch(request.response_url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answer),
    signal: AbortSignal.timeout(answerMs),
  }).catch((cause: unknown) => log.error('Nor could the person be told', cause));
}

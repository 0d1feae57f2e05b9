// `/songpoll pool`: opens the list at once, for the trigger lives three seconds. One read of the table and one call of Slack's;
// whether its person moderates is asked meanwhile, and drawn into the open window if it changes anything.

import type { RespondFn } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { isGroupMessage } from '../../slack/kit/ids.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import { moderates } from '../channel/moderates.ts';
import { drawView } from '../compose/draw-window.ts';
import { untilAnswered, whyNotOpened } from '../compose/open-window.ts';
import { refuse } from '../poll/clicks.ts';
import { findReadersWords } from '../readers-words.ts';
import { forgetLeavers } from './forget-leavers.ts';
import { mendPool } from './mend-pool.ts';
import { poolView } from './show-pool.ts';

export interface Opener {
  /** Slack's ids. */
  readonly person: string;
  readonly channel: string;
  /** As the command that was typed names it. */
  readonly channelName?: string;
  readonly trigger: string;
  readonly respond: RespondFn;
  /** What was typed to open it. */
  readonly command: string;
}

/** How long the window waits for what it shows, in milliseconds: a read from the table takes a tenth of it. */
const patienceMs = 300;

export async function openPool(deps: HandlerDependencies, opener: Opener): Promise<void> {
  const { person, channel, trigger, respond, command } = opener;
  const askedAt = deps.now();
  const late = deps.sleep(patienceMs).then(() => 'late' as const);
  const finding = deps.pools.findPool(channel);
  const rights = moderates(deps, channel, person);
  const [inTime, right, words] = await Promise.all([
    Promise.race([finding, late]),
    Promise.race([rights, late]),
    Promise.race([findReadersWords(deps, person), late.then(() => wordsIn())]),
  ]);
  const isGroup = isGroupMessage(opener.channelName);
  const metadata = { channel, isGroup, page: 0, ticked: [] };
  const first = poolView(deps, words, {
    ...{ metadata, person, notices: [] },
    pool: inTime === 'late' ? undefined : inTime,
    moderates: right === true,
  });
  const opened = await deps.slack.openModal(trigger, first);
  if (opened.kind !== 'done') {
    deps.log.warn('The pool was not opened', outcomeFacts(opened));
    const listener = { respond, channel, person };
    await refuse(deps, listener, { what: 'open', answer: whyNotOpened(opened, command) });
    await untilAnswered(finding, rights);
    return;
  }
  const [pool, isModerator] = await Promise.all([finding, rights]);
  const [hasMended, hasForgotten] = await Promise.all([mendPool(deps, pool), forgetLeavers(deps, pool)]);
  const isMended = hasMended || hasForgotten;
  const isDrawn = inTime !== 'late' && !isMended && isModerator === (right === true);
  if (isDrawn) return;
  const shown = isMended ? await deps.pools.findPool(channel) : pool;
  await drawView(
    deps,
    { viewId: opened.value.viewId, askedAt },
    poolView(deps, words, { metadata, person, pool: shown, moderates: isModerator, notices: [] }),
  );
}

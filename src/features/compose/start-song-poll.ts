// "Start a song poll", among the shortcuts of the workspace: opens the modal. It comes from no conversation, so its person
// chooses one.

import type { App, GlobalShortcut } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { callbackIds } from '../../slack/kit/ids.ts';
import { privateMessage } from '../../slack/views/private-message.ts';
import type { PrivateAnswer } from '../../slack/words/private-answers.ts';
import { findReadersWords } from '../readers-words.ts';
import { nowhere, openWindow } from './open-window.ts';

export function registerStartSongPoll(app: App, deps: HandlerDependencies): void {
  app.shortcut<GlobalShortcut>(
    { callback_id: callbackIds.startSongPoll, type: 'shortcut' },
    async ({ ack, shortcut: { user, trigger_id: trigger } }) => {
      await ack();
      await openWindow(deps, {
        ...{ person: user.id, trigger, place: nowhere },
        ...{ title: '', links: [], text: '', says: [] },
        refuse: (answer) => tellDirectly(deps, user.id, answer),
      });
    },
  );
}

/** There is no conversation in which to tell it, and no address to answer to. */
export async function tellDirectly(
  deps: HandlerDependencies,
  person: string,
  answer: PrivateAnswer,
): Promise<void> {
  deps.observe({ kind: 'refused', what: 'open', reason: answer.kind });
  const words = await findReadersWords(deps, person);
  const mark = { kind: 'songpoll_notice', poll: 'none' } as const;
  const told = await deps.slack.postMessage(person, privateMessage(words, answer), mark);
  if (told.kind !== 'done') deps.log.warn('A word on a shortcut did not arrive', outcomeFacts(told));
}

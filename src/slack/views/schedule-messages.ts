// What the owner of a schedule is told in a direct message: that it is paused, or that something was missed.

import { fewestInPool, type Schedule } from '../../rules/schedule/schedule.ts';
import type { Message } from '../kit/message.ts';
import { mrkdwnSection } from '../kit/mrkdwn.ts';
import type { ToldMoment } from '../words/schedule.ts';
import type { Words } from '../words/words.ts';
import { scheduleTitle } from './schedule-list.ts';

interface Names {
  /** How the command is typed, and how the app is mentioned. */
  readonly command: string;
  readonly bot: string;
}

export function pausedMessage(words: Words, schedule: Schedule, { command, bot }: Names): Message {
  const { pause, channel, owner, resumes } = schedule;
  const why = pause?.why ?? 'pool';
  if (why === 'by-hand') throw new Error('Who has paused a schedule is not told of it');
  const { songs = 0, error = '' } = pause ?? {};
  return sentence(
    words.schedule.told.paused({
      ...{ why, songs, error, resumes, command, bot },
      title: scheduleTitle(words, schedule),
      channel: `<#${channel}>`,
      owner: owner.name,
      fewest: fewestInPool(schedule),
    }),
  );
}

export interface Missed {
  /** The first. */
  readonly missed: ToldMoment;
  /** Where it was missed more than once: how often, and when last. */
  readonly several?: { readonly times: number; readonly last: ToldMoment } | undefined;
  /** Undefined where it posts nothing more. */
  readonly next: ToldMoment | undefined;
}

export function missedMessage(words: Words, schedule: Schedule, { missed, several, next }: Missed): Message {
  const title = scheduleTitle(words, schedule);
  const channel = `<#${schedule.channel}>`;
  return sentence(words.schedule.told.missed({ title, channel, missed, several, next }));
}

/** @param mrkdwn ours, with people's words made safe */
const sentence = (mrkdwn: string): Message => ({ text: mrkdwn, blocks: [mrkdwnSection(mrkdwn)] });

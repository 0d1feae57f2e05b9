// The list of a channel's schedules: what each posts, when next, and whose it is, with buttons for those who may.

import type { AnyBlock, Button, ModalView } from '@slack/types';
import { isUnderway, type Schedule, waitsForPool } from '../../rules/schedule/schedule.ts';
import { button } from '../kit/button.ts';
import { actionIds, callbackIds, encodeScheduleValue } from '../kit/ids.ts';
import { mostInButtonLabel } from '../kit/limits.ts';
import { plainContext, plainSection, plainText } from '../kit/message.ts';
import { asTyped, bold, mrkdwnContext, mrkdwnSection } from '../kit/mrkdwn.ts';
import { encodeScheduleList } from '../kit/schedule-metadata.ts';
import { cutForField, shortInline } from '../kit/text.ts';
import type { ScheduleNotice, ToldMoment } from '../words/schedule.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';
import { confirmOf } from './manage-window.ts';

export interface ListedSchedule {
  readonly schedule: Schedule;
  /** When it posts next; undefined where it does not. */
  readonly next: ToldMoment | undefined;
  readonly mayChange: boolean;
}

export interface ScheduleList {
  /** Slack's id of the conversation. */
  readonly channel: string;
  /** Absent as long as they are not read. */
  readonly schedules: readonly ListedSchedule[] | undefined;
  readonly notices: readonly ScheduleNotice[];
}

/** Longer titles are cut: they stand in bold at the head of a few lines. */
const titleLength = 100;

const goodNews: ReadonlySet<ScheduleNotice['kind']> = new Set([
  'saved',
  'skipped',
  'paused',
  'resumed',
  'stopped',
  'running',
  'looking',
]);

export function scheduleListWindow(words: Words, { channel, schedules, notices }: ScheduleList): ModalView {
  const { list } = words.schedule;
  return {
    type: 'modal',
    callback_id: callbackIds.schedules,
    private_metadata: encodeScheduleList({ channel }),
    title: plainText(list.heading),
    close: plainText(list.close),
    blocks: [
      ...notices.map((notice) => noticeBlock(words, notice)),
      ...listBlocks(words, channel, schedules),
    ],
  };
}

function listBlocks(
  words: Words,
  channel: string,
  schedules: readonly ListedSchedule[] | undefined,
): AnyBlock[] {
  if (schedules === undefined) return [noticeBlock(words, { kind: 'looking' })];
  const { list } = words.schedule;
  const place = `<#${channel}>`;
  const { length: count } = schedules;
  return [
    count === 0 ? mrkdwnSection(list.none(place)) : mrkdwnContext(list.standing(count, place)),
    ...schedules.flatMap((listed) => scheduleBlocks(words, listed)),
    { type: 'divider' },
    { type: 'actions', elements: [button(actionIds.newSchedule, list.create)] },
  ];
}

/** What has come of a click is small where it is good, as elsewhere. */
function noticeBlock(words: Words, notice: ScheduleNotice): AnyBlock {
  const sentence = sentenceOf(words.scheduleNotices, notice);
  return goodNews.has(notice.kind) ? plainContext(sentence) : plainSection(`⚠️ ${sentence}`);
}

/** By which people know it. */
export function scheduleTitle(
  { schedule }: Words,
  { title, what }: Pick<Schedule, 'title' | 'what'>,
): string {
  return shortInline(title, titleLength, schedule.names[what]);
}

function scheduleBlocks(words: Words, { schedule, next, mayChange }: ListedSchedule): AnyBlock[] {
  const { schedule: say } = words;
  const { status, pause, timetable, owner, what, songsFrom, songs } = schedule;
  const isPaused = status === 'paused' && pause !== undefined;
  const paused = isPaused
    ? [say.list.paused[pause.why], ...(waitsForPool(schedule) ? [say.list.goesOnByItself] : [])]
    : [];
  const state = isPaused
    ? `⏸️ ${asTyped(paused.join('. '))}`
    : next === undefined
      ? ''
      : say.list.next(say.when(next));
  const lines = [
    bold(asTyped(scheduleTitle(words, schedule)).replaceAll('*', '∗')),
    asTyped(say.every(timetable)),
    state,
  ];
  return [
    { type: 'divider' },
    mrkdwnSection(lines.filter((line) => line !== '').join('\n')),
    mrkdwnContext(
      [asTyped(say.list.what({ what, songsFrom, songs })), say.list.owner(`<@${owner.id}>`)].join(' · '),
    ),
    ...(mayChange ? [{ type: 'actions', elements: buttons(words, schedule) } as const] : []),
  ];
}

function buttons(words: Words, schedule: Schedule): Button[] {
  const { list } = words.schedule;
  const { id, status, next } = schedule;
  const value = encodeScheduleValue({ id, next: next?.local });
  const title = scheduleTitle(words, schedule);
  const press = (actionId: string, text: string) =>
    button(actionId, text, { value, label: cutForField(list.about(text, title), mostInButtonLabel) });
  const isActive = status === 'active';
  return [
    ...(isActive ? [press(actionIds.skipNext, list.skip)] : []),
    isActive ? press(actionIds.pauseSchedule, list.pause) : press(actionIds.resumeSchedule, list.resume),
    press(actionIds.editSchedule, list.edit),
    ...(isActive && !isUnderway(schedule) ? [press(actionIds.runSchedule, list.run)] : []),
    {
      ...press(actionIds.stopSchedule, list.stop.button),
      style: 'danger',
      confirm: { ...confirmOf(list.stop), style: 'danger' },
    },
  ];
}

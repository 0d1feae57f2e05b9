// `/songpoll schedules` and `/songpoll schedule`: the list, and the window in which one is set up. Both open at once, for the
// trigger lives three seconds; what takes longer to find out is drawn into the open window.

import type { RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { HandlerDependencies } from '../../dependencies.ts';
import { newPlan } from '../../rules/schedule/planning.ts';
import { isTimeZone } from '../../rules/schedule/timetable.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { isGroupMessage } from '../../slack/kit/ids.ts';
import type { ScheduleMetadata } from '../../slack/kit/schedule-metadata.ts';
import { scheduleListWindow } from '../../slack/views/schedule-list.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import { drawView } from '../compose/draw-window.ts';
import { untilAnswered, whyNotOpened } from '../compose/open-window.ts';
import { refuse } from '../poll/clicks.ts';
import { writeScheduleWindow } from './schedule-form.ts';
import { writeScheduleList } from './show-schedules.ts';

/** Who has typed the command, and where. */
export interface ScheduleOpener {
  /** Slack's ids. */
  readonly person: string;
  readonly channel: string;
  /** As the command that was typed names it. */
  readonly channelName?: string;
  readonly trigger: string;
  readonly respond: RespondFn;
  /** All of what was typed. */
  readonly command: string;
}

/** How long a window waits for what it shows, in milliseconds: a read and a call to Slack take half of it. */
const patienceMs = 600;
/** Where Slack does not tell somebody's zone, or one that is not known here. */
const zoneOtherwise = 'UTC';

export async function openSchedules(deps: HandlerDependencies, opener: ScheduleOpener): Promise<void> {
  const { person, channel } = opener;
  await open(deps, opener, () => writeScheduleList(deps, { channel, person, notices: [] }));
}

export async function openNewSchedule(deps: HandlerDependencies, opener: ScheduleOpener): Promise<void> {
  const { person, channel } = opener;
  await open(deps, opener, async (isUpdated) =>
    writeScheduleWindow(deps, person, { ...(await newMetadata(deps, person, channel)), isUpdated }),
  );
}

/** What the window of a new schedule carries, with what it comes up with. */
export async function newMetadata(
  deps: HandlerDependencies,
  person: string,
  channel: string,
): Promise<ScheduleMetadata> {
  const told = (await deps.people.findPeople([person])).get(person)?.zone ?? zoneOtherwise;
  const zone = isTimeZone(told) ? told : zoneOtherwise;
  return { channel, newId: deps.newId(), planEdition: 0, form: newPlan(zone) };
}

type Write = (isUpdated: boolean) => Promise<ModalView>;

async function open(deps: HandlerDependencies, opener: ScheduleOpener, write: Write): Promise<void> {
  const { person, channel, command, trigger } = opener;
  if (channel.startsWith('D') || isGroupMessage(opener.channelName)) {
    return refuse(deps, opener, { what: 'open', answer: { kind: 'no-schedules-here', command } });
  }
  const askedAt = deps.now();
  const late = deps.sleep(patienceMs).then(() => 'late' as const);
  const writing = write(false);
  const inTime = await Promise.race([writing, late]);
  const meanwhile = () => scheduleListWindow(wordsIn(), { channel, schedules: undefined, notices: [] });
  const opened = await deps.slack.openModal(trigger, inTime === 'late' ? meanwhile() : inTime);
  if (opened.kind !== 'done') {
    deps.log.warn('A window of schedules was not opened', outcomeFacts(opened));
    const listener = { respond: opener.respond, channel, person };
    await refuse(deps, listener, { what: 'open', answer: whyNotOpened(opened, command) });
    await untilAnswered(writing);
    return;
  }
  if (inTime !== 'late') return;
  await writing;
  await drawView(deps, { viewId: opened.value.viewId, askedAt }, await write(true));
}

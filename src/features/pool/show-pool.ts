// The window with a channel's pool, as Slack describes it with every click in it, and how it is drawn: the pool is read whenever
// it is, so that it shows what is in it now.

import type { BlockAction, SlackViewAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import * as v from 'valibot';
import type { HandlerDependencies } from '../../dependencies.ts';
import { isWaiting } from '../../rules/pool/entry.ts';
import { drawOrder } from '../../rules/pool/order.ts';
import { actionIds, decodeRecordingKey } from '../../slack/kit/ids.ts';
import { decodePool, mostTicked, type PoolMetadata } from '../../slack/kit/pool-metadata.ts';
import { stageNames } from '../../slack/kit/stage.ts';
import { poolBlockId, poolWindow, songsPerPage } from '../../slack/views/pool-window.ts';
import type { PoolNotice } from '../../slack/words/pool.ts';
import type { Words } from '../../slack/words/words.ts';
import type { Pool } from '../../store/pool-store.ts';
import { entriesIn } from './edit-pool.ts';

export interface PoolWindow extends PoolMetadata {
  /** Slack's id of whose window it is. */
  readonly person: string;
  readonly viewId: string;
  /** When its person did what is to be answered now, in milliseconds since 1970. */
  readonly askedAt: number;
}

const stateValues = v.record(v.string(), v.record(v.string(), v.unknown()));
const ticks = v.object({ selected_options: v.array(v.object({ value: v.string() })) });

/** With what is ticked in it by now. Undefined when its metadata is not ours. @param now milliseconds since 1970 */
export function poolWindowOf(body: BlockAction | SlackViewAction, now: number): PoolWindow | undefined {
  const { view } = body;
  const metadata = view && decodePool(view.private_metadata);
  if (view === undefined || metadata === undefined) return undefined;
  const ticked = tickedNow(metadata.ticked, view.state?.values);
  return { ...metadata, ticked, person: body.user.id, viewId: view.id, askedAt: now };
}

/** Ticks of other pages stay as they were. */
function tickedNow(before: readonly string[], state: unknown): readonly string[] {
  const read = v.safeParse(stateValues, state);
  if (!read.success) return before;
  const shown = Object.entries(read.output).flatMap(([block, elements]) => {
    const key = decodeRecordingKey(block.slice(poolBlockId('', 'ticks').length));
    const element = v.safeParse(ticks, elements[actionIds.tickSaved]);
    const isTicks = key !== undefined && block === poolBlockId(key, 'ticks') && element.success;
    return isTicks ? [{ key, isTicked: element.output.selected_options.length > 0 }] : [];
  });
  const unticked = new Set(shown.filter(({ isTicked }) => !isTicked).map(({ key }) => key));
  const added = shown.filter(({ isTicked }) => isTicked).map(({ key }) => key);
  return [...new Set([...before.filter((key) => !unticked.has(key)), ...added])].slice(0, mostTicked);
}

export interface ShownPool {
  readonly metadata: PoolMetadata;
  readonly person: string;
  /** Absent as long as it is not read. */
  readonly pool: Pool | undefined;
  readonly moderates: boolean;
  readonly notices: readonly PoolNotice[];
}

export function poolView(
  { now, stage }: Pick<HandlerDependencies, 'now' | 'stage'>,
  words: Words,
  { metadata, person, pool, moderates, notices }: ShownPool,
): ModalView {
  const waiting = pool === undefined ? [] : entriesIn(pool).filter(isWaiting);
  const order = drawOrder(waiting, pool?.round ?? [], now());
  const entries = order.map(({ entry }) => entry);
  const keys = new Set(entries.map(({ key }) => key));
  const pages = Math.max(1, Math.ceil(entries.length / songsPerPage));
  return poolWindow(words, {
    metadata: {
      ...metadata,
      page: Math.min(metadata.page, pages - 1),
      // What is not in the pool any more is not polled.
      ticked: pool === undefined ? metadata.ticked : metadata.ticked.filter((key) => keys.has(key)),
    },
    entries,
    links: pool?.links.length ?? 0,
    person,
    moderates,
    notices: pool === undefined ? [...notices, { kind: 'looking' }] : notices,
    command: stageNames(stage).command,
  });
}

// views.*: opening a modal, putting a layer on it, and showing something else in it.

import { type JsonObject, stringOf } from '../protocol/json.ts';
import { jsonArgument, type Method, readView, refusal } from './api-answers.ts';
import type { World } from './create-world.ts';
import { findView, openModal, pushModal, updateModal } from './open-modals.ts';
import { viewPayload } from './slack-payloads.ts';
import type { OpenView } from './slack-world.ts';

const open: Method = ({ world, triggers }, args) => {
  const read = readView(world, jsonArgument(args, 'view'), 'views.open');
  if (read.kind === 'refused') return refusal(read);
  if (isExternalIdTaken(world, read.view)) return refusal({ error: 'duplicate_external_id' });
  const pass = triggers.useTrigger(stringOf(args['trigger_id']));
  if (pass.kind === 'refused') return refusal(pass);
  return shown(openModal(world, pass.origin, read.view));
};

const push: Method = ({ world, triggers }, args) => {
  const read = readView(world, jsonArgument(args, 'view'), 'views.push');
  if (read.kind === 'refused') return refusal(read);
  if (isExternalIdTaken(world, read.view)) return refusal({ error: 'duplicate_external_id' });
  const pass = triggers.useTrigger(stringOf(args['trigger_id']));
  if (pass.kind === 'refused') return refusal(pass);
  const view = pushModal(world, pass.origin, read.view);
  return view === undefined ? refusal({ error: 'push_limit_reached' }) : shown(view);
};

const update: Method = ({ world }, args) => {
  const read = readView(world, jsonArgument(args, 'view'), 'views.update');
  if (read.kind === 'refused') return refusal(read);
  const view = findView(world, stringOf(args['view_id']), stringOf(args['external_id']));
  if (view === undefined) return refusal({ error: 'not_found' });
  if (isExternalIdTaken(world, read.view, view)) return refusal({ error: 'duplicate_external_id' });
  const hash = stringOf(args['hash']);
  if (hash !== '' && hash !== view.hash) return refusal({ error: 'hash_conflict' });
  return shown(updateModal(world, view, read.view));
};

function isExternalIdTaken(world: World, definition: JsonObject, own?: OpenView): boolean {
  const holder = findView(world, '', stringOf(definition['external_id']));
  return holder !== undefined && holder.id !== own?.id;
}

function shown(view: OpenView): JsonObject {
  return { ok: true, view: viewPayload(view) };
}

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
};

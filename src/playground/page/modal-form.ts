// What the fields of a modal's layer may reach for.

import { createContext, useContext } from 'react';
import type { Placed } from '../protocol/field-state.ts';
import type { Json } from '../protocol/json.ts';
import type { FieldValues } from '../protocol/page-protocol.ts';
import { type FieldRef, heldIn, refOf } from './view-values.ts';

export interface ModalForm {
  /** The view's. */
  readonly id: string;
  readonly values: FieldValues;
  /** Complaints by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** Holds what is being typed. */
  type(placed: Placed, held: Json): void;
  /** Holds a choice, and tells the app where it asked to be told. */
  choose(placed: Placed, held: Json): void;
  /** Enter in a line of text: tells the app where it asked to be told, else submits. */
  enter(placed: Placed): void;
  press(button: FieldRef): Promise<void>;
}

export const ModalFormContext = createContext<ModalForm | undefined>(undefined);

export function useModalForm(): ModalForm {
  const form = useContext(ModalFormContext);
  if (form === undefined) throw new Error('There is no modal around this.');
  return form;
}

/** What a field holds now. */
export function useHeld(placed: Placed): Json {
  const { values } = useModalForm();
  const { blockId, actionId } = refOf(placed);
  const state = values[blockId]?.[actionId];
  return state === undefined ? null : heldIn(state);
}

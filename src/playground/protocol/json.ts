// JSON whose shape nobody has promised: what an app sent. Readers that give something empty instead of failing.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Undefined when the text is no JSON. */
export function parsedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object itself, or an empty one. */
export function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The list itself, or an empty one. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; whatever else is in it is left out. */
export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return listOf(value).filter(isJsonObject);
}

/** The string itself, or an empty one. */
export function stringOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Every object inside a value, itself included, outer ones first. */
export function* objectsWithin(value: Json | undefined): Generator<JsonObject> {
  if (isJsonObject(value)) yield value;
  const children = isJsonObject(value) ? Object.values(value) : listOf(value);
  for (const child of children) yield* objectsWithin(child);
}

/** A copy of a value in which every object has gone through `change`, inner ones first. */
export function mapObjects(value: Json, change: (object: JsonObject) => JsonObject): Json {
  if (!isJsonObject(value))
    return listOf(value).length > 0 ? listOf(value).map((item) => mapObjects(item, change)) : value;
  const entries = Object.entries(value).map(([key, child]) => [
    key,
    child === undefined ? undefined : mapObjects(child, change),
  ]);
  return change(Object.fromEntries(entries));
}

// A person as Slack describes one, and as we keep one: what of it can be trusted.

import * as v from 'valibot';

/** What is known of somebody. */
export interface KnownPerson {
  /** By which people know somebody. */
  readonly name: string;
  /** As Slack has it: `en-GB`. */
  readonly locale?: string;
  /** Of the tz database: `Europe/Berlin`. */
  readonly zone?: string;
  /** The account was deactivated when Slack was asked. */
  readonly hasLeft?: true;
}

/** BCP 47, as far as Slack uses it. */
const localePattern = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/iu;
const zonePattern = /^[a-z][a-z0-9_+/-]{1,63}$/iu;

const text = orAbsent(v.string());
const locale = orAbsent(v.pipe(v.string(), v.regex(localePattern)));
const zone = orAbsent(v.pipe(v.string(), v.regex(zonePattern)));

const slackUser = v.object({
  name: text,
  real_name: text,
  locale,
  tz: orAbsent(v.pipe(v.string(), v.regex(zonePattern), v.check(isZone))),
  deleted: v.fallback(v.optional(v.boolean()), undefined),
  profile: v.fallback(v.object({ display_name: text, real_name: text }), {
    display_name: undefined,
    real_name: undefined,
  }),
});

/**
 * The `user` of an answer of users.info; undefined when it has no name. A locale or a zone that is none is left out.
 * Form: https://docs.slack.dev/reference/methods/users.info
 */
export function readUser(user: unknown): KnownPerson | undefined {
  const read = v.safeParse(slackUser, user);
  if (!read.success) return undefined;
  const { profile, tz, deleted, ...rest } = read.output;
  const name = profile.display_name || profile.real_name || rest.real_name || rest.name;
  return name ? known({ name, locale: rest.locale, zone: tz, hasLeft: deleted }) : undefined;
}

const admin = v.union([
  v.looseObject({ is_admin: v.literal(true) }),
  v.looseObject({ is_owner: v.literal(true) }),
  v.looseObject({ is_primary_owner: v.literal(true) }),
]);
/** Deactivated, or of another company's workspace. */
const outsider = v.union([
  v.looseObject({ deleted: v.literal(true) }),
  v.looseObject({ is_stranger: v.literal(true) }),
]);

/** Whether the `user` of an answer of users.info is an admin or an owner of this workspace; false where it is not told. */
export function readIsAdmin(user: unknown): boolean {
  return v.is(admin, user) && !v.is(outsider, user);
}

/** Somebody of the workspace. */
export interface WorkspaceMember {
  readonly name: string;
  /** A bot, or an app. */
  readonly isBot: boolean;
  /** The account is deactivated. */
  readonly hasLeft: boolean;
}

const flag = v.fallback(v.optional(v.boolean(), false), false);
const slackMember = v.object({
  id: v.fallback(v.string(), ''),
  deleted: flag,
  is_bot: flag,
});
/** Slackbot says of itself that it is no bot. */
const slackbot = 'USLACKBOT';

/** The `user` of an answer of users.info; undefined when it has no name. What Slack does not tell of somebody is not so. */
export function readMember(user: unknown): WorkspaceMember | undefined {
  const read = v.safeParse(slackMember, user);
  const name = readUser(user)?.name;
  if (!read.success || name === undefined) return undefined;
  const { id, deleted, is_bot: isBot } = read.output;
  return {
    name,
    isBot: isBot || id === slackbot,
    hasLeft: deleted,
  };
}

const keptName = v.pipe(v.string(), v.nonEmpty());
/** Earlier versions kept the name alone. */
const keptPerson = v.union([
  v.pipe(
    keptName,
    v.transform((name) => ({ name })),
  ),
  v.object({ name: keptName, locale, zone, hasLeft: v.fallback(v.optional(v.boolean()), undefined) }),
]);

/** Somebody as `KnownPerson` is kept; undefined for anything else. That a zone exists was checked before it was kept. */
export function readKeptPerson(kept: unknown): KnownPerson | undefined {
  const read = v.safeParse(keptPerson, kept);
  return read.success ? known(read.output) : undefined;
}

interface Read {
  readonly name: string;
  readonly locale?: string | undefined;
  readonly zone?: string | undefined;
  readonly hasLeft?: boolean | undefined;
}

function known({ name, locale, zone, hasLeft }: Read): KnownPerson {
  return {
    name,
    ...(locale !== undefined && { locale }),
    ...(zone !== undefined && { zone }),
    ...(hasLeft === true && { hasLeft }),
  };
}

function orAbsent<Schema extends v.GenericSchema<unknown, string>>(schema: Schema) {
  return v.fallback(v.optional(schema), undefined);
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

// What Spotify says about tracks and albums → our songs. Spotify has been taking fields away (popularity, markets,
// linked_from…), so only id, name and length are required, and whatever else is missing or odd is left out.

import * as v from 'valibot';
import type { Song } from '../../rules/poll/song.ts';

/** Slack's limit for an address in a block. */
const longestUrl = 3_000;
const coverPixels = 300;

/** A field without which a song is still a song. */
function optional<T>(schema: v.GenericSchema<unknown, T>) {
  return v.fallback(v.optional(schema), undefined);
}

function listOf<T>(schema: v.GenericSchema<unknown, T>) {
  const parseOne = (item: unknown) => v.safeParse(schema, item);
  const list = v.pipe(
    v.array(v.unknown()),
    v.transform((items) => items.map(parseOne).flatMap((parsed) => (parsed.success ? [parsed.output] : []))),
  );
  return v.fallback(list, []);
}

/** A name without halves of characters, which DynamoDB refuses along with all that they stand in. */
const words = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/\p{Surrogate}/gu, '\uFFFD')),
);

const imageSchema = v.object({ url: v.string(), width: optional(v.number()) });
const sleeveFields = { name: v.fallback(words, ''), images: listOf(imageSchema) };
const sleeveSchema = v.object(sleeveFields);

const idSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{22}$/));

const trackSchema = v.object({
  id: idSchema,
  name: v.pipe(words, v.trim(), v.nonEmpty()),
  duration_ms: v.pipe(v.number(), v.minValue(0)),
  artists: listOf(v.object({ name: v.pipe(words, v.nonEmpty()) })),
  album: optional(sleeveSchema),
  explicit: v.fallback(v.boolean(), false),
  external_urls: optional(v.object({ spotify: v.string() })),
  external_ids: optional(v.object({ isrc: v.string() })),
  is_playable: optional(v.boolean()),
  restrictions: optional(v.object({ reason: v.string() })),
  is_local: optional(v.boolean()),
});

/** A page of search results. `next` is an address, or null on the last page. */
export const searchAnswerSchema = v.object({
  tracks: v.object({
    items: v.array(v.unknown()),
    next: v.nullish(v.string()),
    total: optional(v.number()),
  }),
});

/** An album with its first 50 tracks, which do not name the album nor show its cover. */
export const albumAnswerSchema = v.object({
  ...sleeveFields,
  tracks: v.object({ items: v.array(v.unknown()), total: optional(v.number()) }),
});

/** What stays of a track that is on Spotify no more. */
const takenOffSchema = v.object({
  id: idSchema,
  name: v.nullish(v.pipe(v.string(), v.trim(), v.empty()), ''),
});

type Track = v.InferOutput<typeof trackSchema>;
type Sleeve = v.InferOutput<typeof sleeveSchema>;

/** Where a track stands: on which album, and by which id it was asked for. */
interface Around {
  readonly album?: Sleeve;
  readonly requestedId?: string;
}

export type ReadTrack =
  | { readonly kind: 'song'; readonly song: Song }
  | { readonly kind: 'taken-off' }
  | { readonly kind: 'not-playable'; readonly title: string; readonly isForMarket: boolean }
  /** `null`, a file on somebody's device, or what makes no sense. */
  | { readonly kind: 'no-track' };

/** What stands at a track's place in an answer. */
export function readTrack(item: unknown, around: Around = {}): ReadTrack {
  const parsed = v.safeParse(trackSchema, item);
  if (!parsed.success) return { kind: v.is(takenOffSchema, item) ? 'taken-off' : 'no-track' };
  const track = parsed.output;
  if (track.is_local === true) return { kind: 'no-track' };
  // Only an explicit "no" counts: Spotify leaves the field out where it has no market to judge by.
  if (track.is_playable !== false) return { kind: 'song', song: toSong(track, around) };
  const reason = track.restrictions?.reason ?? 'market';
  return { kind: 'not-playable', title: track.name, isForMarket: reason === 'market' };
}

/** The playable songs among the tracks that were read, in their order. */
export function songsOf(tracks: readonly ReadTrack[]): readonly Song[] {
  return tracks.flatMap((track) => (track.kind === 'song' ? [track.song] : []));
}

function toSong(track: Track, around: Around): Song {
  const album = track.album ?? around.album;
  const { requestedId } = around;
  const cover = coverOf(album);
  const isrc = isrcOf(track);
  const isRelinked = requestedId !== undefined && requestedId !== track.id;
  return {
    ...songOf(track),
    album: album?.name ?? '',
    ...(cover === undefined ? {} : { cover }),
    ...(isrc === undefined ? {} : { isrc }),
    ...(isRelinked ? { requestedId } : {}),
  };
}

function songOf(track: Track) {
  return {
    id: track.id,
    title: track.name,
    artists: track.artists.map((artist) => artist.name),
    durationMs: Math.round(track.duration_ms),
    explicit: track.explicit,
    url: urlOf(track),
  };
}

function urlOf(track: Track): string {
  const given = track.external_urls?.spotify;
  const isSpotifys = isLinkable(given) && new URL(given).host === 'open.spotify.com';
  return isSpotifys ? given : `https://open.spotify.com/track/${track.id}`;
}

/** The smallest picture that is large enough, else the largest: covers must not be scaled up, nor cropped by us. */
function coverOf(album: Sleeve | undefined): string | undefined {
  const usable = (album?.images ?? []).filter((image) => isLinkable(image.url));
  const bySize = usable.map(({ url, width = 0 }) => ({ url, width })).sort((a, b) => a.width - b.width);
  return (bySize.find((image) => image.width >= coverPixels) ?? bySize.at(-1))?.url;
}

/** An ISRC of another form would make twins of songs that have nothing in common. */
function isrcOf(track: Track): string | undefined {
  const isrc = track.external_ids?.isrc.replaceAll('-', '').trim().toUpperCase();
  return isrc !== undefined && /^[A-Z0-9]{12}$/.test(isrc) ? isrc : undefined;
}

function isLinkable(url: string | undefined): url is string {
  if (url === undefined || url.length > longestUrl || !URL.canParse(url)) return false;
  return new URL(url).protocol === 'https:';
}

// Spotify as the app meets it on the wire: its hosts, answered by msw, with what the real ones answer and refuse
// (Development Mode, 2026). Shared by all tests that search; what they need beyond it they change on the object.

import { delay, HttpResponse, http, type RequestHandler } from 'msw';

/** A track as Spotify's JSON has it. */
export interface WireTrack {
  readonly id: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

export interface WireAlbum {
  readonly id: string;
  readonly name: string;
  readonly images: readonly unknown[];
  /** Lists hold `null` now and then. */
  readonly tracks: readonly (WireTrack | null)[];
}

export interface WireCall {
  readonly method: string;
  /** Host and path, such as `api.spotify.com/v1/search/`. */
  readonly address: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What goes wrong with one request. */
export type Failure = () => Response | Promise<Response>;

/** An id of the right form: 22 letters and digits. */
export function wireId(kind: 'track' | 'album', number: number): string {
  return `${kind}${String(number).padStart(22 - kind.length, '0')}`;
}

/** A track with the fields that are left in 2026; `null` items and other oddities are for tests to add. */
export function wireTrack(
  number: number,
  name: string,
  fields: Readonly<Record<string, unknown>> = {},
): WireTrack {
  const id = wireId('track', number);
  return {
    id,
    name,
    type: 'track',
    uri: `spotify:track:${id}`,
    artists: [{ id: wireId('album', 9_000), name: 'The Seasons' }],
    album: { id: wireId('album', 1), name: 'All Year', album_type: 'album', images: wireImages('all-year') },
    duration_ms: 200_000 + number * 5_000,
    explicit: false,
    external_ids: { isrc: `USABC26${String(number).padStart(5, '0')}` },
    external_urls: { spotify: `https://open.spotify.com/track/${id}` },
    is_local: false,
    preview_url: null,
    ...fields,
  };
}

/** What is left of a track that was taken off Spotify: its id. */
export function wireTakenOff(number: number): WireTrack {
  return wireTrack(number, '', {
    artists: [{ id: wireId('album', 9_003), name: '' }],
    album: { id: wireId('album', 9_004), name: '', images: [] },
    duration_ms: 0,
    external_ids: {},
    is_playable: false,
  });
}

export function wireImages(name: string): readonly unknown[] {
  return [640, 300, 64].map((size) => ({
    url: `https://i.scdn.co/image/${name}-${size}`,
    height: size,
    width: size,
  }));
}

/** Titles that break markup, layout or reading direction when they are not treated as text. */
export const titlesThatHurt = [
  'Rock & Roll <!channel>',
  '<@U0000001> *bold* _slanted_ ~struck~ `code`',
  'Left | Right: "quoted" > all',
  '😀 Party 🎉👩‍👩‍👧‍👦',
  'שלום עולם مرحبا',
  `Long ${'long '.repeat(58)}title`.slice(0, 300),
  ':tada: <https://evil.example|click> &amp;',
] as const;

const hurting = { artists: [{ id: wireId('album', 9_001), name: 'The Hurting *&* <Co>' }] };
const oddities = { artists: [{ id: wireId('album', 9_002), name: 'The Oddities' }] };

function sampleTracks(): WireTrack[] {
  return [
    ...Array.from({ length: 12 }, (_, at) => wireTrack(at + 1, `Summer Song ${at + 1}`)),
    ...titlesThatHurt.map((title, at) => wireTrack(at + 101, title, hurting)),
    wireTrack(201, 'One Recording', { ...oddities, external_ids: { isrc: 'GBXYZ2600201' } }),
    wireTrack(202, 'One Recording - Single', { ...oddities, external_ids: { isrc: 'GBXYZ2600201' } }),
    wireTrack(203, 'Say It', { ...oddities, explicit: true, duration_ms: 180_000 }),
    wireTrack(204, 'Say It', { ...oddities, explicit: false, duration_ms: 180_000 }),
    wireTrack(205, 'Not Here', { ...oddities, is_playable: false, restrictions: { reason: 'market' } }),
    wireTrack(206, 'On a Laptop', { ...oddities, is_local: true }),
    wireTrack(207, 'No Cover', { ...oddities, album: { name: 'Bare', images: [] } }),
    wireTakenOff(208),
  ];
}

function sampleAlbums(): WireAlbum[] {
  const songs = [1, 2, 3].map((at) => wireTrack(300 + at, `Track ${at} of the Album`));
  return [
    { id: wireId('album', 1), name: 'All Year', images: wireImages('all-year'), tracks: songs },
    { id: wireId('album', 2), name: 'Nothing Yet', images: [], tracks: [] },
  ];
}

/** Where Spotify sells: what it takes for a market. No list of all countries, and not Spotify's newest. */
const markets: ReadonlySet<string> = new Set(
  `AD AE AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CG CH CI CL CM CO CR CV CW
  CY CZ DE DJ DK DM DO DZ EC EE EG ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ
  IS IT JM JO JP KE KG KH KI KM KN KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MN MO MR MT MU MV
  MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RW SA SB SC SE SG SI SK SL SM SN SR
  ST SV SZ TD TG TH TJ TL TN TO TR TT TV TW TZ UA UG US UY UZ VC VE VN VU WS XK ZA ZM ZW`.split(/\s+/u),
);

const limited = (body: string | object, retryAfter?: number | string): Failure => {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return () =>
    typeof body === 'string'
      ? HttpResponse.text(body, { status: 429, headers })
      : new HttpResponse(JSON.stringify(body), {
          status: 429,
          headers: { ...headers, 'content-type': 'application/json' },
        });
};

/** The ways in which Spotify fails, for `failNext` and `failNextToken`. */
export const failures = {
  tooMany: (retryAfter?: number | string) =>
    limited({ error: { status: 429, message: 'API rate limit exceeded' } }, retryAfter),
  tooManyInText: (retryAfter?: number | string) => limited('Too many requests', retryAfter),
  quotaExceeded: limited({ error: { status: 429, message: 'Too many requests', reason: 'QUOTA_EXCEEDED' } }),
  premiumLapsed: () =>
    HttpResponse.text(
      'Active premium subscription required for the owner of the app. When the subscription status changes, ' +
        'it can take a few hours before requests are allowed again.',
      { status: 403 },
    ),
  expiredToken: () => apiError(401, 'The access token expired'),
  badGateway: () => HttpResponse.html('<html><body><h1>502 Bad Gateway</h1></body></html>', { status: 502 }),
  brokenJson: () =>
    new HttpResponse('{"tracks": {"items": [', { headers: { 'content-type': 'application/json' } }),
  nonsense: () => HttpResponse.json({ hello: 'world' }),
  elsewhere: () => new HttpResponse(null, { status: 302, headers: { location: 'https://evil.example/' } }),
  reset: () => HttpResponse.error(),
  hang: () => new Promise<never>(() => {}),
  hangHalfway: () =>
    new HttpResponse(new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{')) })),
  invalidClient: () =>
    HttpResponse.json({ error: 'invalid_client', error_description: 'Invalid client' }, { status: 400 }),
} satisfies Record<string, Failure | ((retryAfter?: number | string) => Failure)>;

export type SpotifyWire = ReturnType<typeof createSpotifyWire>;

/**
 * A Spotify with some songs: search for "seasons" (12 of them), "hurting" (the titles that hurt) or "oddities".
 * It takes client id `client` and secret `secret` unless told otherwise. Give `handlers` to msw's `setupServer`.
 */
export function createSpotifyWire() {
  const calls: WireCall[] = [];
  const apiFailures: Failure[] = [];
  const tokenFailures: Failure[] = [];
  const holds: WireHold[] = [];
  let tokens = 0;
  let validToken: string | undefined;

  const wire = {
    /** Every request so far, in order. */
    calls,
    tracks: sampleTracks(),
    albums: sampleAlbums(),
    /** What a search lists before its tracks, as Spotify does with `null` now and then. */
    strayItems: [] as unknown[],
    /** From the id that is asked for to the one that is answered. */
    relinked: new Map<string, string>(),
    /** From a short link to where it leads. */
    shortLinks: new Map([
      ['https://spotify.link/abc123', `https://open.spotify.com/track/${wireId('track', 1)}?si=x`],
      ['https://spoti.fi/3abcDEF', `https://open.spotify.com/track/${wireId('track', 2)}`],
    ]),
    credentials: { id: 'client', secret: 'secret' },
    /** How long every answer takes, in milliseconds. */
    delayMs: 0,
    handlers: [] as RequestHandler[],
    /** The next requests to the API fail so, in this order. */
    failNext: (...next: Failure[]) => void apiFailures.push(...next),
    /** The next requests for a token fail so. */
    failNextToken: (...next: Failure[]) => void tokenFailures.push(...next),
    /** The next request for such an address is not answered before it is released. */
    hold(part: string): Held {
      const [came, released] = [createLatch(), createLatch()];
      holds.push({ part, came, released });
      return { came: came.opened, release: released.open };
    },
    /** No token given out so far is taken any more. */
    revokeToken: () => {
      validToken = undefined;
    },
    /** The addresses of all requests, or of those that contain a text. */
    addresses: (part = '') => calls.map((call) => call.address).filter((address) => address.includes(part)),
  };

  const giveToken = (request: Request) => {
    const { id, secret } = wire.credentials;
    if (request.headers.get('authorization') !== `Basic ${btoa(`${id}:${secret}`)}`)
      return failures.invalidClient();
    validToken = `token-${++tokens}`;
    return HttpResponse.json({ access_token: validToken, token_type: 'Bearer', expires_in: 3_600 });
  };

  const answerApi = (request: Request) => {
    const authorization = request.headers.get('authorization');
    if (authorization === null) return unauthorized('missing_token', 'Missing token');
    if (authorization !== `Bearer ${validToken}`)
      return unauthorized('invalid_token', 'Invalid access token');
    const url = new URL(request.url);
    const [, version, kind, id, ...more] = url.pathname.replace(/\/$/, '').split('/');
    const market = url.searchParams.get('market');
    if (market !== null && !markets.has(market)) return apiError(400, 'Invalid market code');
    const isGet = request.method === 'GET' && version === 'v1';
    const isPlain = isGet && more.length === 0;
    if (isGet && kind === 'albums' && id !== undefined && more.join('/') === 'tracks')
      return albumTracks(wire, id, url.searchParams);
    if (isPlain && kind === 'search' && id === undefined) return search(wire, url.searchParams);
    if (isPlain && kind === 'tracks' && id !== undefined) return oneTrack(wire, id, url.searchParams);
    if (isPlain && kind === 'albums' && id !== undefined) return oneAlbum(wire, id, url.searchParams);
    return apiError(403, 'Forbidden');
  };

  const expand = (request: Request) => {
    const location = wire.shortLinks.get(request.url);
    return location === undefined
      ? HttpResponse.html('<h1>Not found</h1>', { status: 404 })
      : new HttpResponse(null, {
          status: new URL(request.url).host === 'spoti.fi' ? 301 : 307,
          headers: { location },
        });
  };

  const answering = (planned: Failure[], answer: (request: Request) => Response) => {
    return async ({ request }: { request: Request }) => {
      calls.push(await toCall(request));
      await passHold(holds, request.url);
      const failure = planned.shift();
      if (wire.delayMs > 0) await delay(wire.delayMs);
      return failure === undefined ? answer(request) : await failure();
    };
  };

  wire.handlers.push(
    http.post('https://accounts.spotify.com/api/token', answering(tokenFailures, giveToken)),
    http.all('https://api.spotify.com/*', answering(apiFailures, answerApi)),
    http.get('https://spotify.link/*', answering(apiFailures, expand)),
    http.get('https://spoti.fi/*', answering(apiFailures, expand)),
    http.get('https://open.spotify.com/s/*', answering(apiFailures, expand)),
  );
  return wire;
}

export interface Held {
  /** Settles when the request has come. */
  readonly came: Promise<void>;
  release(): void;
}

interface WireHold {
  readonly part: string;
  readonly came: Latch;
  readonly released: Latch;
}

type Latch = ReturnType<typeof createLatch>;

function createLatch() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

async function passHold(holds: WireHold[], url: string): Promise<void> {
  const at = holds.findIndex(({ part }) => decodeURIComponent(url).includes(part));
  const [hold] = at < 0 ? [] : holds.splice(at, 1);
  hold?.came.open();
  await hold?.released.opened;
}

async function toCall(request: Request): Promise<WireCall> {
  const url = new URL(request.url);
  return {
    method: request.method,
    address: `${url.host}${url.pathname}`,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(request.headers),
    body: await request.clone().text(),
  };
}

/** Words that consist of nothing visible are none to Spotify, and such of nothing but signs are odd. */
function search(wire: SpotifyWire, query: URLSearchParams): Response {
  const seen = (query.get('q') ?? '').replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/gu, ' ');
  const words = seen.toLowerCase().split(/\s+/).filter(Boolean);
  const limit = Number(query.get('limit') ?? 5);
  const offset = Number(query.get('offset') ?? 0);
  if (words.length === 0) return apiError(400, 'No search query');
  if (query.get('type') !== 'track') return apiError(400, `Bad search type field ${query.get('type')}`);
  if (!(limit >= 1 && limit <= 10)) return apiError(400, 'Invalid limit');
  if (!(offset >= 0 && offset <= 1_000)) return apiError(400, 'Invalid offset');
  if (!/[\p{L}\p{N}\p{So}]/u.test(seen)) return apiError(404, 'Not found.');
  const found = wire.tracks.filter((track) => {
    const text = JSON.stringify([track.name, track['artists']]).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const all =
    found.length === 0 ? [] : [...wire.strayItems, ...found.map((track) => forMarket(track, query))];
  const hasMore = offset + limit < all.length;
  const next = hasMore ? `https://api.spotify.com/v1/search?offset=${offset + limit}&limit=${limit}` : null;
  const items = all.slice(offset, offset + limit);
  return HttpResponse.json({ tracks: { items, limit, offset, total: all.length, next, previous: null } });
}

function oneTrack(wire: SpotifyWire, id: string, query: URLSearchParams): Response {
  if (id.length !== 22) return apiError(400, 'Invalid base62 id');
  const track = wire.tracks.find((candidate) => candidate.id === (wire.relinked.get(id) ?? id));
  return track === undefined
    ? apiError(404, 'Resource not found')
    : HttpResponse.json(forMarket(track, query));
}

function oneAlbum(wire: SpotifyWire, id: string, query: URLSearchParams): Response {
  if (id.length !== 22) return apiError(400, 'Invalid base62 id');
  const album = wire.albums.find((candidate) => candidate.id === id);
  if (album === undefined) return apiError(404, 'Resource not found');
  const tracks = albumPage(album, query, { limit: 50, offset: 0 });
  return HttpResponse.json({ ...album, total_tracks: album.tracks.length, tracks });
}

function albumTracks(wire: SpotifyWire, id: string, query: URLSearchParams): Response {
  const limit = Number(query.get('limit') ?? 20);
  const offset = Number(query.get('offset') ?? 0);
  if (!(limit >= 1 && limit <= 50)) return apiError(400, 'Invalid limit');
  const album = wire.albums.find((candidate) => candidate.id === id);
  if (album === undefined) return apiError(404, 'Resource not found');
  return HttpResponse.json(albumPage(album, query, { limit, offset }));
}

/** Inside an album, tracks are without the album and without the ISRC, and there are 50 on a page at most. */
function albumPage(
  { id, tracks }: WireAlbum,
  query: URLSearchParams,
  { limit, offset }: { limit: number; offset: number },
) {
  const items = tracks.slice(offset, offset + limit).map((track) => {
    if (track === null) return null;
    const { album: _, external_ids: __, ...simplified } = track;
    return forMarket(simplified, query);
  });
  const next = offset + limit;
  return {
    items,
    limit,
    offset,
    total: tracks.length,
    next:
      next < tracks.length
        ? `https://api.spotify.com/v1/albums/${id}/tracks?offset=${next}&limit=${limit}`
        : null,
    previous: null,
  };
}

/** Without a market an app's token can play nothing. */
function forMarket(track: Readonly<Record<string, unknown>>, query: URLSearchParams) {
  return { ...track, is_playable: query.has('market') && track['is_playable'] !== false };
}

function apiError(status: number, message: string): Response {
  return HttpResponse.json({ error: { status, message } }, { status });
}

function unauthorized(error: string, message: string): Response {
  const headers = { 'www-authenticate': `Bearer realm="spotify", error="${error}"` };
  return HttpResponse.json({ error: { status: 401, message } }, { status: 401, headers });
}

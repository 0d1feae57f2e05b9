// Other places to listen to music, by the hosts of their links. None of their songs is guessed: a link of theirs is
// answered in words.

const hostsOf = {
  'amazon-music': [/^music\.amazon\.[a-z.]{2,6}$/],
  'apple-music': ['music.apple.com', 'itunes.apple.com'],
  bandcamp: ['bandcamp.com'],
  deezer: ['deezer.com', 'deezer.page.link', 'dzr.page.link'],
  soundcloud: ['soundcloud.com', 'snd.sc'],
  tidal: ['tidal.com'],
  youtube: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
} as const satisfies Readonly<Record<string, readonly (string | RegExp)[]>>;

export type OtherService = keyof typeof hostsOf;

const services = Object.entries<readonly (string | RegExp)[]>(hostsOf);

/** Whose host it is, or a host under it, such as `m.youtube.com`; undefined for anybody else's. */
export function serviceOf(host: string): OtherService | undefined {
  const found = services.find(([, hosts]) => hosts.some((its) => isUnder(host, its)))?.[0];
  return isService(found) ? found : undefined;
}

function isUnder(host: string, its: string | RegExp): boolean {
  return typeof its === 'string' ? host === its || host.endsWith(`.${its}`) : its.test(host);
}

function isService(name: string | undefined): name is OtherService {
  return name !== undefined && name in hostsOf;
}

// An outage of the song catalogue on demand, for laptops: Spotify's hosts do not answer, nor do the built-in songs.

import { type Catalogue, CatalogueUnavailable } from './catalogue.ts';

/** Also where short links lead. */
const hosts = /(^|\.)(spotify\.(com|link)|spoti\.fi)$/u;

/** From now on every request of this process to Spotify goes past it, untouched until `set(true)`. */
export function createOutage() {
  const { fetch } = globalThis;
  let isOn = false;

  globalThis.fetch = async (input, init) => {
    const { hostname } = new URL(input instanceof Request ? input.url : input);
    if (isOn && hosts.test(hostname)) throw new TypeError('fetch failed: an outage on purpose');
    return await fetch(input, init);
  };

  function unlessOut<Arguments extends unknown[], Answer>(ask: (...args: Arguments) => Promise<Answer>) {
    return async (...args: Arguments): Promise<Answer> => {
      if (isOn) throw new CatalogueUnavailable('down', 'An outage on purpose');
      return await ask(...args);
    };
  }

  return {
    set(isDown: boolean): void {
      isOn = isDown;
    },
    /** A catalogue that needs no network, with the same outage. */
    over: (catalogue: Catalogue): Catalogue => ({
      searchSongs: unlessOut(catalogue.searchSongs),
      findSong: unlessOut(catalogue.findSong),
      findAlbum: unlessOut(catalogue.findAlbum),
      expandShortLink: unlessOut(catalogue.expandShortLink),
      warmUp: catalogue.warmUp,
    }),
  };
}

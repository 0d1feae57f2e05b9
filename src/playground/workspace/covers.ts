// The pictures of the built-in songs. Slack fetches pictures by public https addresses only, and a laptop has none: the
// app names them by an address that leads nowhere, and the page gets them from its own server.

import { isJsonObject, type JsonObject, mapObjects, stringOf } from '../protocol/json.ts';

/** What the app puts before `<song id>.svg`. `.invalid` belongs to nobody (RFC 2606). */
export const coverAddress = 'https://covers.invalid/';
/** Where the page's server has them. */
export const coverPath = '/covers/';

/** The same block or view, with addresses that the page can fetch. */
export function withReachableCovers(shown: JsonObject): JsonObject {
  const reachable = mapObjects(shown, (object) => {
    const address = stringOf(object['image_url']);
    return address.startsWith(coverAddress)
      ? { ...object, image_url: coverPath + address.slice(coverAddress.length) }
      : object;
  });
  return isJsonObject(reachable) ? reachable : shown;
}

// Reads the packager's zip files with nothing but Node: no `unzip` is needed on the machine, nor a library.
// The format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (central directory, stored or deflated).

import { inflateRawSync } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const deflated = 8;

/** The files in a zip by their paths, in its order. */
export function unzip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = zip.lastIndexOf(uint32(endSignature));
  if (end < 0) throw new Error('This is no zip file.');
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== entrySignature) throw new Error(`No entry of the zip stands at ${at}.`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    );
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    if (!name.endsWith('/')) files.set(name, contentOf(zip, at));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return files;
}

/** @param entry where its entry in the directory stands; the content stands elsewhere, behind a header of its own. */
function contentOf(zip: Buffer, entry: number): Buffer {
  const size = zip.readUInt32LE(entry + 20);
  const header = zip.readUInt32LE(entry + 42);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const content = zip.subarray(start, start + size);
  return zip.readUInt16LE(entry + 10) === deflated ? inflateRawSync(content) : content;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

// An animation from screenshots: all frames share one palette, and of each only what has changed since the one before is
// written, so that it stays small.

import gifenc from 'gifenc';
import { PNG } from 'pngjs';

export interface Shot {
  /** A PNG; all of one size. */
  readonly png: Buffer;
  /** How long it is shown, in milliseconds. */
  readonly showsMs: number;
}

/** One place of the palette stands for "as before". */
const mostColors = 127;
const asBefore = mostColors;

/** @returns a GIF that begins again at its end */
export function animationOf(shots: readonly Shot[]): Uint8Array {
  const frames = shots.map(({ png, showsMs }) => ({ ...PNG.sync.read(png), showsMs }));
  const palette = gifenc.quantize(new Uint8Array(Buffer.concat(frames.map(({ data }) => data))), mostColors);
  const withGap = [...palette, ...Array(mostColors + 1 - palette.length).fill([0, 0, 0])];
  const encoder = gifenc.GIFEncoder();
  let before: Uint8Array | undefined;
  for (const { data, width, height, showsMs } of frames) {
    const pixels = gifenc.applyPalette(new Uint8Array(data), palette);
    const shown = before;
    const changed =
      shown === undefined ? pixels : pixels.map((at, place) => (at === shown[place] ? asBefore : at));
    encoder.writeFrame(changed, width, height, {
      ...(before === undefined && { palette: withGap }),
      ...(before !== undefined && { transparent: true, transparentIndex: asBefore }),
      delay: showsMs,
      dispose: 1,
    });
    before = pixels;
  }
  encoder.finish();
  return encoder.bytes();
}

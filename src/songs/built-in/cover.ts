// Covers of the built-in songs: small pictures drawn by us, each its own and always the same.

import { findSampleSong } from './catalogue.ts';

/** The cover of a built-in song as an SVG of 300 by 300; undefined for any other id. */
export function findSampleCover(songId: string): string | undefined {
  return findSampleSong(songId) && drawnCover(songId);
}

const size = 300;

/** Ground, and three colours that stand out on it. */
const palettes = [
  ['#1b1b3a', '#ff6f59', '#ffd166', '#f7f3e3'],
  ['#f4ede4', '#d1495b', '#00798c', '#edae49'],
  ['#0b3954', '#bfd7ea', '#ff6663', '#e0ff4f'],
  ['#2d1e2f', '#f15946', '#f9c22e', '#53b3cb'],
  ['#f9f4f5', '#7768ae', '#3bc14a', '#f45b69'],
  ['#123524', '#efe3c2', '#85a947', '#f2a65a'],
  ['#3a0ca3', '#f72585', '#4cc9f0', '#ffd6ff'],
  ['#ffe8d6', '#6b705c', '#cb997e', '#b5179e'],
  ['#22223b', '#9a8c98', '#f2e9e4', '#ee6c4d'],
  ['#fefae0', '#283618', '#dda15e', '#bc6c25'],
  ['#001219', '#0a9396', '#ee9b00', '#e9d8a6'],
  ['#fde2e4', '#e5383b', '#161a1d', '#669bbc'],
] as const;

type Colours = (typeof palettes)[number];
type Chance = () => number;
type Motif = (colours: Colours, chance: Chance) => string;

const sun: Motif = ([, disc, band, sea], chance) => {
  const [x, y, r] = [between(chance, 100, 200), between(chance, 95, 150), between(chance, 60, 95)];
  const waves = [0, 1, 2, 3].map((row) => wave(185 + row * 30, between(chance, 8, 18), row % 2 ? band : sea));
  return circle({ x, y, r }, disc) + waves.join('');
};

const record: Motif = ([ground, label, groove, arm], chance) => {
  const [x, y] = [between(chance, 110, 190), between(chance, 110, 190)];
  const rings = [118, 104, 90, 76, 62].map(
    (r) => `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${groove}" stroke-width="3"/>`,
  );
  return (
    circle({ x, y, r: 130 }, arm) +
    rings.join('') +
    circle({ x, y, r: 42 }, label) +
    circle({ x, y, r: 7 }, ground)
  );
};

const stripes: Motif = ([, first, second, third], chance) => {
  const [angle, height] = [between(chance, -40, 40), between(chance, 16, 34)];
  const bars = [first, second, third, first, second].map(
    (colour, at) => `<rect x="-100" y="${40 + at * 46}" width="500" height="${height}" fill="${colour}"/>`,
  );
  return `<g transform="rotate(${angle} 150 150)">${bars.join('')}</g>`;
};

const arches: Motif = ([ground, first, second, third], chance) => {
  const [x, y, width] = [between(chance, 90, 210), between(chance, 210, 280), between(chance, 20, 30)];
  const bows = [first, second, third, first, ground].map((colour, at) => {
    const r = (5 - at) * width;
    return `<path d="M${x - r} ${y}a${r} ${r} 0 0 1 ${2 * r} 0z" fill="${colour}"/>`;
  });
  return bows.join('');
};

const equaliser: Motif = ([, first, second, third], chance) =>
  Array.from({ length: 7 }, (_, at) => {
    const height = between(chance, 50, 220);
    const colour = [first, second, third][at % 3] ?? first;
    return `<rect x="${24 + at * 37}" y="${150 - height / 2}" width="26" height="${height}" rx="13" fill="${colour}"/>`;
  }).join('');

const tiles: Motif = ([, first, second, third], chance) => {
  const cells = Array.from({ length: 9 }, (_, at) => {
    const [x, y] = [(at % 3) * 100, Math.floor(at / 3) * 100];
    const colour = [first, second, third][Math.floor(chance() * 3)] ?? first;
    const turn = Math.floor(chance() * 4) * 90;
    const shape =
      chance() < 0.7 ? `<path d="M0 0h100a100 100 0 0 1-100 100z"/>` : '<circle cx="50" cy="50" r="34"/>';
    return `<g transform="translate(${x} ${y}) rotate(${turn} 50 50)" fill="${colour}">${shape}</g>`;
  });
  return cells.join('');
};

const peaks: Motif = ([, moon, far, near], chance) => {
  const [x, y] = [between(chance, 60, 240), between(chance, 50, 100)];
  const [left, right] = [between(chance, 60, 130), between(chance, 170, 240)];
  return (
    circle({ x, y, r: 34 }, moon) +
    `<path d="M-20 300L${left} 120 ${left + 150} 300z" fill="${far}"/>` +
    `<path d="M${right - 170} 300L${right} 150 340 300z" fill="${near}"/>`
  );
};

const ripples: Motif = ([, first, second, third], chance) => {
  const rings = (x: number, y: number, colour: string) =>
    [30, 62, 94, 126].map(
      (r) => `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${colour}" stroke-width="9"/>`,
    );
  const [x, y] = [between(chance, 40, 120), between(chance, 60, 240)];
  return (
    [...rings(x, y, first), ...rings(300 - x, 300 - y, second)].join('') +
    circle({ x: 150, y: 150, r: 14 }, third)
  );
};

const motifs: readonly Motif[] = [sun, record, stripes, arches, equaliser, tiles, peaks, ripples];

function drawnCover(songId: string): string {
  const chance = chanceFrom(songId);
  const colours = pick(palettes, chance);
  const motif = pick(motifs, chance);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">` +
    `<rect width="${size}" height="${size}" fill="${colours[0]}"/>${motif(colours, chance)}</svg>`
  );
}

function circle(
  { x, y, r }: { readonly x: number; readonly y: number; readonly r: number },
  fill: string,
): string {
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
}

function wave(y: number, height: number, fill: string): string {
  return `<path d="M0 ${y}q37-${height} 75 0t75 0 75 0 75 0V300H0z" fill="${fill}"/>`;
}

function between(chance: Chance, least: number, most: number): number {
  return Math.round(least + chance() * (most - least));
}

function pick<Thing>(things: readonly [Thing, ...Thing[]] | readonly Thing[], chance: Chance): Thing {
  const found = things[Math.floor(chance() * things.length)];
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
}

/** Numbers from 0 to below 1, the same ones for the same text (mulberry32 on an FNV-1a hash). */
function chanceFrom(text: string): Chance {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

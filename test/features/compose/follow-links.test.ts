import { describe, expect, test } from 'vitest';
import {
  titlesThatHurt,
  wireId,
  wireImages,
  wireTakenOff,
  wireTrack,
} from '../../songs/spotify/spotify-wire.ts';
import { startWorld } from '../../world.ts';
import { asRead, modalOf, noticesIn, picksIn, resultsIn, searches } from './at-the-modal.ts';

async function atTheModal() {
  const world = await startWorld();
  await world.ann.types('/songpoll', { in: world.music });
  return world;
}

const track = (number: number) => `https://open.spotify.com/track/${wireId('track', number)}`;
const album = (number: number) => `https://open.spotify.com/album/${wireId('album', number)}`;
const playlist = 'https://open.spotify.com/playlist/37i9dQZF1DXcBWIGoYBM5M?si=1';

describe('a pasted link to a song', () => {
  test('picks it at once, in whatever form the link comes, with words around it', async () => {
    const { ann, slack } = await atTheModal();
    const id = (number: number) => wireId('track', number);
    const forms = [
      `listen to this: (${track(2)}), it is great!`,
      `${track(3)}?si=0123456789abcdef&utm_source=copy-link`,
      `https://open.spotify.com/intl-de/track/${id(4)}?si=1`,
      `https://open.spotify.com/embed/track/${id(5)}?utm_source=generator`,
      `spotify:track:${id(6)}`,
      `http://play.spotify.com/track/${id(7)}`,
      `open.spotify.com/track/${id(8)}`,
      `<${track(9)}|open.spotify.com>`,
      'https://spotify.link/abc123',
    ];
    await searches(ann, forms.join(' and '));
    expect(picksIn(ann)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 1].map((number) => `Summer Song ${number}`));
    expect(noticesIn(ann)).toEqual(['Added 9 songs.']);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('is found in any text, whatever stands around it', async () => {
    const { ann } = await atTheModal();
    const texts = [
      `🎵${track(1)}🎵`,
      `Song:${track(2)}`,
      `ぜひ聴く：${track(3)}。`,
      `\u200b\u202a${track(4)}\u202c`,
      `[Summer](${track(5)})`,
      `<iframe src="https://open.spotify.com/embed/track/${wireId('track', 6)}?utm_source=generator"></iframe>`,
      `www.open.spotify.com/track/${wireId('track', 7)}`,
      `• ${track(8)}です`,
      `${track(9)}${track(10)}`,
    ];
    await searches(ann, texts.join('、'));
    expect(picksIn(ann)).toEqual(Array.from({ length: 10 }, (_, at) => `Summer Song ${at + 1}`));
    expect(noticesIn(ann)).toEqual(['Added 10 songs.']);
  });

  test('is the one that an album’s link highlights', async () => {
    const { ann, wire } = await atTheModal();
    await searches(ann, `${album(1)}?si=x&highlight=spotify%3Atrack%3A${wireId('track', 3)}`);
    expect(picksIn(ann)).toEqual(['Summer Song 3']);
    expect(wire.addresses('albums')).toEqual([]);
  });

  test('keeps the results, the title and the picks that were there', async () => {
    const { ann, picks } = await atTheModal();
    await picks(ann, ['Summer Song 2']);
    await ann.fills('Title', 'Typed');
    await searches(ann, track(1));
    expect(picksIn(ann)).toEqual(['Summer Song 2', 'Summer Song 1']);
    expect(noticesIn(ann)).toEqual(['Added “Summer Song 1”.']);
    expect(resultsIn(ann)).toHaveLength(5);
    expect(modalOf(ann).fields['Title']).toBe('Typed');
  });

  test('shows titles that hurt as text', async () => {
    const { ann, slack } = await atTheModal();
    await searches(ann, titlesThatHurt.map((_, at) => track(101 + at)).join(' '));
    const shown = asRead(picksIn(ann).join('\n'));
    for (const title of titlesThatHurt) expect(shown).toContain(title.slice(0, 90));
    expect([...slack.problems, ...slack.mentions, ...slack.failures]).toEqual([]);
  });
});

describe('several links at once', () => {
  test('are all picked, in their order, once each', async () => {
    const { ann } = await atTheModal();
    await searches(ann, `${track(3)}, ${track(1)} and ${track(2)}; again ${track(3)}?si=x`);
    expect(picksIn(ann)).toEqual(['Summer Song 3', 'Summer Song 1', 'Summer Song 2']);
    expect(noticesIn(ann)).toEqual(['Added 3 songs.']);
  });

  test('tell of each that leads to nothing, and pick the rest', async () => {
    const { ann } = await atTheModal();
    const cutOff = 'https://open.spotify.com/track/short';
    await searches(ann, [track(1), track(999), playlist, cutOff, track(2)].join(' '));
    expect(picksIn(ann)).toEqual(['Summer Song 1', 'Summer Song 2']);
    expect(noticesIn(ann)).toEqual([
      'Added 2 songs.',
      '⚠️ Spotify does not know the song behind that link.',
      expect.stringContaining('Playlists cannot be read'),
      expect.stringContaining('That link is not complete.'),
    ]);
  });

  test('are no more than ten', async () => {
    const { ann, wire } = await atTheModal();
    await searches(ann, Array.from({ length: 12 }, (_, at) => track(at + 1)).join('\n'));
    expect(picksIn(ann)).toHaveLength(10);
    expect(noticesIn(ann)).toEqual(['Added 10 songs.', expect.stringContaining('Only the first 10 links')]);
    expect(wire.addresses('tracks')).toHaveLength(10);
  });

  test('leave out what does not fit any more', async () => {
    const { ann } = await atTheModal();
    await searches(ann, Array.from({ length: 9 }, (_, at) => track(at + 1)).join(' '));
    await searches(ann, `${track(10)} ${track(11)} ${track(12)}`);
    expect(picksIn(ann)).toHaveLength(10);
    expect(noticesIn(ann)).toEqual([
      'Added “Summer Song 10”.',
      expect.stringContaining('A poll has at most 10 songs. 2 songs were left out.'),
    ]);
  });
});

describe('a pasted link to an album', () => {
  test('shows its songs as results to choose from', async () => {
    const { ann } = await atTheModal();
    await searches(ann, `the album ${album(1)}?si=1`);
    expect(resultsIn(ann)).toEqual(['Track 1 of the Album', 'Track 2 of the Album', 'Track 3 of the Album']);
    await ann.presses('Add', { beside: 'Track 2 of the Album' });
    expect(picksIn(ann)).toEqual(['Track 2 of the Album']);
  });

  test('shows a song once that is on two albums', async () => {
    const { ann, slack, wire } = await atTheModal();
    const shared = wireTrack(301, 'Track 1 of the Album');
    wire.albums.push({ id: wireId('album', 3), name: 'Best Of', images: [], tracks: [shared] });
    await searches(ann, `${album(1)} ${album(3)}`);
    expect(slack.problems).toEqual([]);
    expect(resultsIn(ann)).toHaveLength(3);
  });

  test('turns the pages of fifty songs without asking again', async () => {
    const { ann, wire } = await atTheModal();
    const tracks = Array.from({ length: 60 }, (_, at) => wireTrack(500 + at, `Part ${at + 1}`));
    wire.albums.push({ id: wireId('album', 4), name: 'Long', images: wireImages('long'), tracks });
    await searches(ann, album(4));
    for (let page = 1; page < 10; page += 1) await ann.presses('More results');
    expect(resultsIn(ann).at(-1)).toBe('Part 50');
    expect(modalOf(ann).text).not.toContain('[More results]');
    expect(modalOf(ann).text).toContain('The list ends here');
    expect(wire.addresses('albums')).toHaveLength(1);
  });

  test('says how many of its songs are not listed', async () => {
    const { ann, wire } = await atTheModal();
    const tracks = Array.from({ length: 60 }, (_, at) => wireTrack(500 + at, `Part ${at + 1}`));
    wire.albums.push({ id: wireId('album', 4), name: 'Long', images: wireImages('long'), tracks });
    await searches(ann, album(4));
    expect(noticesIn(ann)).toEqual([
      '⚠️ Only the first 50 songs of that album were read: 10 songs after them are not listed. Search for what is missing by its title.',
    ]);
    await searches(ann, album(1));
    expect(modalOf(ann).text).not.toContain('The list ends');
  });

  test('that is empty, unknown, taken off or not playable here says so', async () => {
    const { ann, wire } = await atTheModal();
    const elsewhere = wireTrack(502, 'Elsewhere', { is_playable: false });
    wire.albums.push(
      { id: wireId('album', 5), name: 'Abroad', images: [], tracks: [elsewhere] },
      { id: wireId('album', 6), name: '', images: [], tracks: [wireTakenOff(501)] },
    );
    await searches(ann, [2, 999, 5, 6].map(album).join(' '));
    expect(noticesIn(ann)).toEqual([
      '⚠️ That album has no songs.',
      '⚠️ Spotify does not know the album behind that link.',
      '⚠️ “Abroad” is not available in this country’s Spotify (US).',
      '⚠️ The album behind that link is not on Spotify any more. Search for it: it may be there under another link.',
    ]);
  });
});

describe('a link that leads to no song', () => {
  test('is answered with why, and Spotify is not asked', async () => {
    const { ann, wire } = await atTheModal();
    const links = [
      playlist,
      'spotify:user:ann:playlist:37i9dQZF1DXcBWIGoYBM5M',
      'https://open.spotify.com/artist/0OdUWJ0sBjDrqHygGUXeCF',
      'spotify:episode:512ojhOuo1ktJprKbVcKyQ',
      'https://open.spotify.com/track/4uLU6hMC',
    ];
    await searches(ann, links.join(' '));
    const whys = ['since 2026 Spotify shows', 'leads to an artist', 'leads to a podcast', 'is not complete'];
    expect(noticesIn(ann)).toEqual(whys.map((why) => expect.stringContaining(why)));
    expect(wire.addresses('api.spotify.com')).toEqual([]);
  });

  test.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'That is a link to YouTube'],
    ['youtu.be/dQw4w9WgXcQ', 'That is a link to YouTube'],
    ['https://music.apple.com/de/album/x/1440806041?i=1440806053', 'That is a link to Apple Music'],
    ['https://soundcloud.com/band/song', 'That is a link to SoundCloud'],
    ['https://tidal.com/browse/track/77646169', 'That is a link to Tidal'],
    ['https://www.deezer.com/track/3135556', 'That is a link to Deezer'],
    ['Never Gonna Give You Up https://youtu.be/dQw4w9WgXcQ', 'That is a link to YouTube'],
    ['spotify:local:The+Band:An+Album:A+Song:183', 'leads to a file on somebody’s own device'],
    ['https://open.spotify.com/search/hey%20jude', 'leads to a page of Spotify’s'],
    ['https://example.com/song', 'Only links to Spotify can be read.'],
    [`https://example.com/?u=${track(1)}`, 'Only links to Spotify can be read.'],
    [`https://www.youtube.com/redirect?q=${track(1)}`, 'That is a link to YouTube'],
  ])('of another kind is told what it is, and costs nothing: %s', async (typed, says) => {
    const { ann, wire } = await atTheModal();
    await searches(ann, typed);
    expect(noticesIn(ann)).toEqual([expect.stringContaining(says)]);
    expect(picksIn(ann)).toEqual([]);
    expect(wire.addresses('api.spotify.com')).toEqual([]);
  });

  test('does not count among the ten that are read', async () => {
    const { ann } = await atTheModal();
    const links = Array.from({ length: 10 }, (_, at) => track(at + 1));
    await searches(ann, ['https://youtu.be/dQw4w9WgXcQ', playlist, ...links].join(' '));
    expect(picksIn(ann)).toHaveLength(10);
    expect(noticesIn(ann).join()).not.toContain('Only the first');
  });

  test.each([
    [205, '⚠️ “Not Here” is not available in this country’s Spotify (US).'],
    [
      208,
      '⚠️ The song behind that link is not on Spotify any more. Search for it: it may be there under another link.',
    ],
    [999, '⚠️ Spotify does not know the song behind that link.'],
  ])('to a song that is not to be had says why: %d', async (number, says) => {
    const { ann } = await atTheModal();
    await searches(ann, track(number));
    expect(noticesIn(ann)).toEqual([says]);
  });

  test('to several songs that cannot be played here names them in one line', async () => {
    const { ann, wire } = await atTheModal();
    const elsewhere = Array.from({ length: 7 }, (_, at) =>
      wireTrack(710 + at, `Faraway ${at + 1}`, { is_playable: false }),
    );
    wire.tracks.push(...elsewhere);
    await searches(ann, elsewhere.map(({ id }) => `spotify:track:${id}`).join(''));
    expect(noticesIn(ann)).toEqual([
      expect.stringMatching(
        /^⚠️ “Faraway 1”, .* and “Faraway 7” are not available in this country’s Spotify \(US\)\.$/u,
      ),
    ]);
  });

  test('to a song that is not for everybody says so', async () => {
    const { ann, wire } = await atTheModal();
    const fields = { is_playable: false, restrictions: { reason: 'product' } };
    wire.tracks.push(wireTrack(209, 'Paid Only', fields));
    await searches(ann, track(209));
    expect(noticesIn(ann)).toEqual(['⚠️ Spotify does not let “Paid Only” be played.']);
  });
});

describe('a short link', () => {
  test('is followed nowhere but to Spotify', async () => {
    const { ann, wire } = await atTheModal();
    const path = `track/${wireId('track', 1)}`;
    const targets = [
      `https://evil.example/${path}`,
      `https://open.spotify.com.evil.example/${path}`,
      `https://open.spotify.com@evil.example/${path}`,
      `https://open.spotify.com:8443/${path}`,
      `http://open.spotify.com/${path}`,
      'http://169.254.169.254/latest/meta-data/',
      'https://spotify.link/evil6',
      'javascript:alert(1)',
    ];
    const short = (at: number) => `https://spotify.link/evil${at}`;
    for (const [at, target] of targets.entries()) wire.shortLinks.set(short(at), target);
    await searches(ann, [...targets.keys(), targets.length].map(short).join(' '));
    expect(noticesIn(ann)).toEqual([expect.stringContaining('That short link does not lead to a song.')]);
    expect(picksIn(ann)).toEqual([]);
    const hosts = new Set(wire.addresses().map((address) => address.split('/')[0]));
    expect([...hosts].sort()).toEqual(['accounts.spotify.com', 'spotify.link']);
  });

  test('of old, spoti.fi, is followed as well, and nowhere but to Spotify', async () => {
    const { ann, wire } = await atTheModal();
    wire.shortLinks.set('https://spoti.fi/evil', `https://evil.example/track/${wireId('track', 1)}`);
    await searches(ann, 'spoti.fi/3abcDEF http://spoti.fi/evil');
    expect(picksIn(ann)).toEqual(['Summer Song 2']);
    expect(noticesIn(ann)).toEqual([
      'Added “Summer Song 2”.',
      expect.stringContaining('That short link does not'),
    ]);
    expect(wire.addresses('evil.example')).toEqual([]);
  });

  test('leads to the song that its album’s link highlights', async () => {
    const { ann, wire } = await atTheModal();
    const target = `${album(1)}?highlight=spotify:track:${wireId('track', 4)}`;
    wire.shortLinks.set('https://spotify.link/high', target);
    await searches(ann, 'https://spotify.link/high');
    expect(picksIn(ann)).toEqual(['Summer Song 4']);
  });

  test('of the other kind leads to an album all the same', async () => {
    const { ann, wire } = await atTheModal();
    wire.shortLinks.set('https://open.spotify.com/s/AbC_1-2', album(1));
    await searches(ann, 'https://open.spotify.com/s/AbC_1-2?x=1');
    expect(resultsIn(ann)).toHaveLength(3);
  });

  test('to a playlist is answered with why', async () => {
    const { ann, wire } = await atTheModal();
    wire.shortLinks.set('https://spotify.link/list', playlist);
    await searches(ann, 'https://spotify.link/list');
    expect(noticesIn(ann)).toEqual([expect.stringContaining('Playlists cannot be read')]);
  });
});

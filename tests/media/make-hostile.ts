import { copyFile, mkdir, open, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { makeSample, runFfmpeg } from './make-media';

/** A file that must be refused, and the code it must be refused with. */
export interface Hostile {
  name: string;
  path: string;
  code: string;
}

/** Deterministic noise: no demuxer may find a meaning in it. */
function noise(bytes: number): Buffer {
  let state = 0x2545f491;
  return Buffer.from(
    Array.from({ length: bytes }, () => {
      state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
      return (state >>> 13) & 0xff;
    }),
  );
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>\n';

/** Files without any recording in them, all named .mp4: names must not matter. */
async function notRecordings(dir: string): Promise<Hostile[]> {
  const path = (name: string): string => join(dir, `${name}.mp4`);
  const texts: Record<string, string | Buffer> = {
    text: 'Dear colleague,\nplease find the class attached.\n'.repeat(200),
    html: '<!doctype html><html><body><video src="http://127.0.0.1/x.mp4"></video></body></html>',
    svg: SVG,
    gzip: gzipSync(noise(2000)),
    zip: Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), deflateRawSync(noise(2000))]),
    tar: Buffer.concat([Buffer.from('a.txt'.padEnd(257, '\0') + 'ustar\0' + '00'), noise(4096)]),
    garbage: noise(300_000),
    subtitles:
      '1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nAgain\n',
  };
  const made: Hostile[] = [];
  for (const [name, content] of Object.entries(texts)) {
    await writeFile(path(name), content);
    made.push({ name, path: path(name), code: 'media-unreadable' });
  }
  for (const kind of ['png', 'jpg', 'gif', 'webp', 'avif', 'bmp']) {
    const picture = join(dir, `picture.${kind}`);
    await runFfmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=64x64:d=1', '-frames:v', '1', picture]);
    await copyFile(picture, path(kind));
    made.push({ name: kind, path: path(kind), code: 'media-unreadable' });
  }
  await writeFile(path('empty'), '');
  return [...made, { name: 'empty', path: path('empty'), code: 'media-empty' }];
}

/** Recordings that were cut off at a part of their length. */
async function truncated(dir: string): Promise<Hostile[]> {
  const cut = async (name: string, source: string, part: number): Promise<Hostile> => {
    const path = join(dir, `${name}.bin`);
    await copyFile(source, path);
    const { length } = await readFile(source);
    await truncate(path, Math.floor(length * part));
    return { name, path, code: 'media-truncated' };
  };
  const faststart = await makeSample({ extra: ['-movflags', '+faststart'] });
  return [
    await cut('mp4 without its index', await makeSample(), 0.6),
    await cut('mp4 with its index first, half', faststart, 0.5),
    await cut('mp4 with its index first, nearly whole', faststart, 0.97),
    await cut('mkv, half', await makeSample({ container: 'mkv' }), 0.5),
    await cut('webm, half', await makeSample({ container: 'webm', codec: 'vp8' }), 0.5),
    await cut('avi, half', await makeSample({ container: 'avi', codec: 'mpeg4' }), 0.5),
    await cut('ogv, half', await makeSample({ container: 'ogv', codec: 'theora' }), 0.5),
  ];
}

async function withoutVideo(dir: string): Promise<Hostile[]> {
  const code = 'media-no-video';
  const cover = join(dir, 'cover.png');
  const tone = ['-f', 'lavfi', '-i', 'sine=d=3'];
  await runFfmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=64x64:d=1', '-frames:v', '1', cover]);
  const made: Hostile[] = [];
  const make = async (name: string, args: string[]): Promise<void> => {
    const path = join(dir, name);
    await runFfmpeg([...args, path]);
    made.push({ name, path, code });
  };
  await make('sound.m4a', tone);
  await make('sound.mka', [...tone, '-c:a', 'libopus']);
  await make('sound.ogg', [...tone, '-c:a', 'libvorbis']);
  await make('sound.mp3', tone);
  await make('sound.wav', tone);
  const attach = ['-map', '0', '-map', '1', '-c:v', 'copy', '-disposition:v:0', 'attached_pic'];
  await make('cover.m4a', [...tone, '-i', cover, ...attach]);
  await make('cover.mp3', [...tone, '-i', cover, ...attach]);
  return made;
}

/** Containers that are fine elsewhere, but are not on the list; and one whose codec is unknown. */
async function notAccepted(dir: string): Promise<Hostile[]> {
  const made: Hostile[] = [];
  for (const kind of ['flv', 'mxf', 'asf', 'y4m']) {
    const path = join(dir, `other.${kind}.mp4`);
    const form = { y4m: 'yuv4mpegpipe' }[kind] ?? kind;
    const input = ['-f', 'lavfi', '-i', 'testsrc2=s=64x64:r=25:d=1'];
    await runFfmpeg([...input, '-pix_fmt', 'yuv420p', '-f', form, path]);
    made.push({ name: kind, path, code: 'media-format-refused' });
  }
  const strange = join(dir, 'strange-codec.mp4');
  const bytes = await readFile(await makeSample());
  const at = bytes.lastIndexOf('avc1', undefined, 'latin1');
  bytes.write('zqzq', at, 'latin1');
  await writeFile(strange, bytes);
  return [...made, { name: 'unknown codec', path: strange, code: 'media-undecodable' }];
}

/** Every hostile file that refers to nothing. Those that do are made by `makeReferences`. */
export async function makeHostile(dir: string): Promise<Hostile[]> {
  await mkdir(dir, { recursive: true });
  return [
    ...(await notRecordings(dir)),
    ...(await truncated(dir)),
    ...(await withoutVideo(dir)),
    ...(await notAccepted(dir)),
  ];
}

const hls = (uri: string): string =>
  `#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:9\n#EXTINF:9.0,\n${uri}\n#EXT-X-ENDLIST\n`;

/**
 * Files that try to make the server read `file` or fetch `address`, named .mp4 or what they are. The QuickTime
 * one is refused with any `media-…` code: what matters is that nothing is opened.
 */
export async function makeReferences(
  dir: string,
  targets: { file: string; address: string },
): Promise<Hostile[]> {
  await mkdir(dir, { recursive: true });
  const { file, address } = targets;
  const mpd = (base: string): string =>
    `<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT9S"><Period><BaseURL>${base}</BaseURL><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${base}</BaseURL></Representation></AdaptationSet></Period></MPD>`;
  const texts: Record<string, string> = {
    'hls to a file': hls(`file://${file}`),
    'hls to a plain path': hls(file),
    'hls to an address': hls(address),
    'hls with a key': hls(address).replace(
      '#EXTINF',
      `#EXT-X-KEY:METHOD=AES-128,URI="${address}"\n#EXTINF`,
    ),
    'hls through concat': hls(`concat:${file}|${file}`),
    'hls master': `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${address}\n`,
    'plain m3u': `#EXTM3U\n${file}\n`,
    'concat to a file': `ffconcat version 1.0\nfile '${file}'\n`,
    'concat to an address': `ffconcat version 1.0\nfile '${address}'\n`,
    'concat without header': `# list\nfile '${file}'\n`,
    'dash to a file': mpd(file),
    'dash to an address': mpd(address),
    pls: `[playlist]\nFile1=${address}\n`,
    sdp: 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=video 5004 RTP/AVP 96\r\n',
    'hls after a byte order mark': `\ufeff${hls(address)}`,
  };
  const made: Hostile[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const path = join(dir, `${name.replaceAll(' ', '-')}.mp4`);
    await writeFile(path, text);
    made.push({ name, path, code: 'media-format-refused' });
    if (!name.startsWith('hls')) continue;
    await copyFile(path, `${path}.m3u8`);
    made.push({ name: `${name}, by its name`, path: `${path}.m3u8`, code: 'media-format-refused' });
  }
  const path = join(dir, 'external-track.mov');
  await writeExternalTrack(path, file);
  return [...made, { name: 'mov with an external track', path, code: 'media-' }];
}

/** A movie whose only track says that its samples are in another file (QuickTime alias). */
async function writeExternalTrack(path: string, target: string): Promise<void> {
  const movie = await readFile(await makeSample({ container: 'mov', audioTracks: 0 }));
  const alias = aliasTo(target);
  const ancestors = ['moov', 'trak', 'mdia', 'minf', 'dinf', 'dref'];
  let from = 0;
  let growth = 0;
  const sizes: number[] = [];
  for (const name of ancestors) {
    // `minf` of QuickTime has a handler before its `dinf`: searching by name finds the right one.
    from = movie.indexOf(name, from, 'latin1') - 4;
    sizes.push(from);
    from += 8;
  }
  const entry = from + 8; // version and flags, count
  growth = alias.length - movie.readUInt32BE(entry);
  for (const at of sizes) movie.writeUInt32BE(movie.readUInt32BE(at) + growth, at);
  const rest = movie.subarray(entry + movie.readUInt32BE(entry));
  await writeFile(path, Buffer.concat([movie.subarray(0, entry), alias, rest]));
}

/** An `alis` entry with the absolute path (type 2) and the relative one (type 18). */
function aliasTo(target: string): Buffer {
  const body = Buffer.alloc(10 + 1 + 27 + 12 + 1 + 63 + 16 + 2 + 2 + 16);
  body.write('', 11);
  const name = target.split('/').at(-1) ?? '';
  body.writeUInt8(Math.min(63, name.length), 50);
  body.write(name, 51);
  body.writeUInt16BE(2, 130); // one folder up from the movie,
  body.writeUInt16BE(1, 132); // then the last part of the path
  const path = Buffer.from(target.length % 2 ? `${target}\0` : target);
  const record = Buffer.alloc(4);
  record.writeUInt16BE(2, 0);
  record.writeUInt16BE(path.length, 2);
  const end = Buffer.from('ffff0000', 'hex');
  const head = Buffer.alloc(12);
  const all = Buffer.concat([head, body, record, path, end]);
  all.writeUInt32BE(all.length, 0);
  all.write('alis', 4, 'latin1');
  return all;
}

/** True when some process has the named pipe open for reading. */
export async function isBeingRead(pipe: string): Promise<boolean> {
  const { O_WRONLY, O_NONBLOCK } = (await import('node:fs')).constants;
  try {
    const handle = await open(pipe, O_WRONLY | O_NONBLOCK);
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') return false;
    throw error;
  }
}

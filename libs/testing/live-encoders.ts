import { readdir, readFile, readlink } from 'node:fs/promises';

export interface LiveEncoder {
  pid: number;
  /** Of the second rendition. */
  isSmall: boolean;
}

/** The ffmpegs of an app's broadcasts: they work in its folder, also when their ingest is gone. */
export async function liveEncoders(app: { dataDir: string }): Promise<LiveEncoder[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '');
      const [program = '', ...args] = (
        await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      ).split('\0');
      const isEncoder =
        folder === app.dataDir && /ffmpeg$/.test(program) && args.includes('pipe:4');
      return isEncoder ? { pid: Number(pid), isSmall: args.includes('64000') } : null;
    }),
  );
  return found.filter((one) => one !== null);
}

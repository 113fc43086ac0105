import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '@rounds/platform/config';
import { newId } from '@rounds/platform/ids';
import { Spool } from './spool';

/** Where this machine keeps what presenters have sent. */
@Injectable()
export class Spools implements OnModuleInit {
  private readonly root: string;
  /** Of this folder rather than of this process: after a restart its broadcasts are still ours. */
  holder = '';

  constructor(@Inject(CONFIG) config: Config) {
    this.root = config.INGEST_SPOOL ?? join(tmpdir(), `rounds-ingest-${userInfo().uid}`);
  }

  async onModuleInit(): Promise<void> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const file = join(this.root, 'holder');
    await writeFile(file, newId(), { flag: 'wx' }).catch(() => undefined);
    this.holder = await readFile(file, 'utf8');
  }

  open(broadcastId: string, feedId: string): Promise<Spool> {
    return Spool.open(join(this.root, broadcastId, feedId));
  }

  /** Of one feed, or of all that a broadcast had. */
  remove(...ids: [broadcastId: string, feedId?: string]): Promise<void> {
    return Spool.remove(join(this.root, ...ids.filter((id) => id !== undefined)));
  }
}

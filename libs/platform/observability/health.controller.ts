import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DomainError } from '../errors';
import { Public, Returns } from '../http';
import { QueueService } from '../queue';
import { STORAGE, type Storage } from '../storage';
import { seenLately } from './seen-lately';

const part = z.object({ ok: z.boolean(), detail: z.string().optional() });
const health = z.object({
  ok: z.boolean(),
  database: part,
  queue: part.extend({ backend: z.enum(['redis', 'postgresql']) }),
  storage: part,
  workers: part.extend({ alive: z.number().int() }),
  /** Told, and no part of `ok`: without it all works but live classes. */
  ingest: part.extend({ alive: z.number().int() }),
});
type Part = z.infer<typeof part>;

const PATIENCE_MS = 3_000;

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: QueueService,
    @Inject(STORAGE) private readonly storage: Storage,
  ) {}

  /** Public: load balancers ask. Says which part is well, never how it is reached. */
  @Get()
  @Public()
  @Returns(health)
  async health(): Promise<z.infer<typeof health>> {
    const [database, queue, storage, workers, ingest] = await Promise.all([
      check(() => this.dataSource.query('select 1')),
      check(() => this.queue.counts()),
      check(() => this.storage.check()),
      this.alive('worker'),
      this.alive('ingest'),
    ]);
    const ok = database.ok && queue.ok && storage.ok && workers.ok;
    const report = {
      ok,
      database,
      queue: { ...queue, backend: this.queue.backend },
      storage,
      workers,
      ingest,
    };
    if (ok) return report;
    throw new DomainError('unhealthy', 'unavailable', 'A part of Rounds is not well', report);
  }

  private async alive(table: 'worker' | 'ingest'): Promise<Part & { alive: number }> {
    let alive = 0;
    const counted = await check(async () => {
      alive = await seenLately(this.dataSource, table);
      if (alive === 0) throw new Error(`no ${table} is alive`);
    });
    return { ...counted, alive };
  }
}

async function check(probe: () => Promise<unknown>): Promise<Part> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
  });
  try {
    await Promise.race([probe(), late]);
    return { ok: true };
  } catch (error) {
    return { ok: false, detail: error instanceof DomainError ? error.code : 'no answer' };
  } finally {
    clearTimeout(timer);
  }
}

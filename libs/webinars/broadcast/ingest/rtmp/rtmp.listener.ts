import { createServer, type Server } from 'node:net';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import rtmpLogger from 'node-media-server/src/core/logger.js';
import { CONFIG, type Config } from '@rounds/platform/config';
import { DataSource } from 'typeorm';
import { Broadcast } from '../../broadcast.entity';
import { streamKeyHash } from '../../stream-key';
import type { Refusal } from '../messages';
import { Presenters, type Admission, type Presenter } from '../presenters.service';
import { RtmpSocket } from './rtmp-socket';

const MOST_CONNECTIONS = 64;

/** Takes broadcasts from OBS and other encoders, by RTMP. */
@Injectable()
export class RtmpListener implements OnApplicationShutdown {
  private readonly logger = new Logger('rtmp');
  private readonly server: Server;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly presenters: Presenters,
  ) {
    rtmpLogger.level = 'error';
    this.server = createServer((socket) => {
      new RtmpSocket(socket, {
        admit: (key, presenter) => this.admit(key, presenter),
        leave: ({ broadcastId }, presenter) => this.presenters.leave(broadcastId, presenter),
        mostBytes: this.config.UPLOAD_MAX_BYTES,
        refused: (code) => this.logger.warn(`an encoder was refused: ${code}`),
      });
    });
    this.server.maxConnections = MOST_CONNECTIONS;
  }

  /** Does nothing without a port in the settings. */
  async listen(): Promise<void> {
    const { INGEST_HOST, RTMP_PORT } = this.config;
    if (RTMP_PORT === undefined) return;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(RTMP_PORT, INGEST_HOST, resolve);
    });
    this.logger.log(`takes encoders on ${INGEST_HOST}:${RTMP_PORT}`);
  }

  onApplicationShutdown(): void {
    this.server.close();
  }

  /** The key alone says which broadcast it is. */
  private async admit(key: string, presenter: Presenter): Promise<Admission | Refusal> {
    const streamKey = streamKeyHash(key);
    const found = await this.dataSource.manager.findOneBy(Broadcast, { streamKeyHash: streamKey });
    if (!found) return 'ticket-refused';
    const feed = { id: presenter.feedId, container: 'flv', isH264: true, ageMs: 0 } as const;
    const claim = { broadcastId: found.id, personId: null };
    return await this.presenters.admit(claim, { feed, takeOver: false }, 'rtmp', presenter);
  }
}

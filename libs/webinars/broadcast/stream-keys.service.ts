import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '@rounds/platform/audit';
import { CONFIG, type Config } from '@rounds/platform/config';
import { DomainError } from '@rounds/platform/errors';
import type { Principal } from '@rounds/platform/http';
import { DataSource } from 'typeorm';
import { Broadcast } from './broadcast.entity';
import { Broadcasts } from './broadcasts.service';
import type { StreamKeyView } from './schemas';
import { newStreamKey, streamKeyHash } from './stream-key';

/** Keys by which OBS and other encoders broadcast. */
@Injectable()
export class StreamKeys {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly broadcasts: Broadcasts,
    private readonly audit: Audit,
  ) {}

  /**
   * A new key; the one before is void. It is shown this once.
   * @throws DomainError `not-found`, `not-presenting`, `broadcast-over`, `no-rtmp`
   */
  async renew(webinarId: string, principal: Principal): Promise<StreamKeyView> {
    const { PUBLIC_URL, RTMP_PORT } = this.config;
    const { id } = await this.broadcasts.forPresenter(webinarId, principal);
    if (RTMP_PORT === undefined) {
      throw new DomainError('no-rtmp', 'conflict', 'Encoders cannot broadcast to this server');
    }
    const key = newStreamKey();
    await this.dataSource.transaction(async (manager) => {
      await manager.update(Broadcast, { id }, { streamKeyHash: streamKeyHash(key) });
      await this.audit.record(
        {
          actorId: principal.personId,
          action: 'broadcast.stream-key-made',
          subjectType: 'webinar',
          subjectId: webinarId,
        },
        manager,
      );
    });
    return { server: `rtmp://${new URL(PUBLIC_URL).hostname}:${RTMP_PORT}/live`, key };
  }
}

import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, notFound } from '@rounds/platform/errors';
import { displayName } from '@rounds/platform/files';
import { newId } from '@rounds/platform/ids';
import { STORAGE, type Storage } from '@rounds/platform/storage';
import { DataSource, type EntityManager } from 'typeorm';
import { isTrue } from './handout-content';
import { HandoutFile } from './handout-file.entity';
import { handoutKey } from './handout-key';
import { assertFits, assertRoom } from './handout-limits';
import { handoutType, type HandoutType } from './handout-type';

export interface SentFile {
  webinarId: string;
  uploadedBy: string;
  name: string;
  body: Readable;
}

/** Takes files that are to be handed out. What is refused or cut off leaves nothing behind. */
@Injectable()
export class HandoutIntake {
  constructor(
    @Inject(STORAGE) private readonly storage: Storage,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Stored, judged by its content, and not yet told to anybody.
   * @throws DomainError `handout-type-not-taken`, `handout-disguised`, `handout-empty`,
   * `handout-too-large`, `handouts-full`
   */
  async take({ webinarId, uploadedBy, name, body }: SentFile): Promise<HandoutFile> {
    const shown = displayName(name, 'handout');
    const type = handoutType(shown);
    if (!type) {
      const told = 'PDF, PPTX, DOCX, XLSX, PNG, JPEG, TXT and CSV may be handed out';
      throw new DomainError('handout-type-not-taken', 'unprocessable', told);
    }
    const row = { id: newId(), webinarId, uploadedBy, name: shown, createdAt: new Date() };
    const { contentType } = type;
    const file = { ...row, contentType, bytes: null, withdrawnAt: null };
    // On record before the first byte, so that the sweeper finds what a crash leaves.
    await this.within(webinarId, (manager) => manager.insert(HandoutFile, file));
    try {
      await this.storage.put(handoutKey(file), Readable.from(capped(body)));
      const bytes = await this.judge(file, type);
      await this.within(webinarId, async (manager) => {
        const { affected } = await manager.update(HandoutFile, { id: file.id }, { bytes });
        if (affected !== 1) throw notFound('handout');
      });
      return { ...file, bytes };
    } catch (error) {
      await this.discard(file);
      throw error;
    }
  }

  async discard(file: Pick<HandoutFile, 'id' | 'webinarId'>): Promise<void> {
    await this.storage.remove(handoutKey(file));
    await this.dataSource.manager.delete(HandoutFile, { id: file.id });
  }

  /** One after the other for each webinar, so that together they keep to its limits. */
  private async within(
    webinarId: string,
    work: (manager: EntityManager) => Promise<unknown>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query('select from webinar where id = $1 for no key update', [webinarId]);
      await work(manager);
      const [kept] = (await manager.query(
        `select count(*)::int as files, coalesce(sum(bytes), 0)::int as bytes
         from handout_file where webinar_id = $1`,
        [webinarId],
      )) as [{ files: number; bytes: number }];
      assertRoom(kept);
    });
  }

  /** @returns its size */
  private async judge(file: HandoutFile, { content }: HandoutType): Promise<number> {
    const key = handoutKey(file);
    const { bytes = 0 } = (await this.storage.stat(key)) ?? {};
    if (bytes === 0) {
      throw new DomainError('handout-empty', 'unprocessable', 'There is nothing in this file');
    }
    const readAt = async (start: number, length: number): Promise<Buffer> => {
      const end = Math.min(bytes, start + length);
      if (start >= end) return Buffer.alloc(0);
      return Buffer.concat(await (await this.storage.read(key, { start, end })).toArray());
    };
    if (await isTrue(content, { bytes, readAt })) return bytes;
    const told = 'What is in this file is not what its name says';
    throw new DomainError('handout-disguised', 'unprocessable', told);
  }
}

async function* capped(body: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  // The request stays open, so that who sends too much is told so.
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    const piece = chunk as Buffer;
    bytes += piece.length;
    assertFits(bytes);
    yield piece;
  }
}

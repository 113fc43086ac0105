import { Injectable } from '@nestjs/common';
import { pictureDecodes } from '@rounds/media';
import { DomainError, notFound } from '@rounds/platform/errors';
import { isStaff, type Principal } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource } from 'typeorm';
import { pictureType, pictureUrl } from './question-picture';
import { QuestionPicture } from './question-picture.entity';
import type { PictureView } from './question-schemas';

/** Pictures of questions, small enough to live in the database. */
@Injectable()
export class QuestionPictures {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `not-a-picture` */
  async add(base64: string, by: Principal): Promise<PictureView> {
    const content = Buffer.from(base64, 'base64');
    const type = pictureType(content);
    if (!type || !(await pictureDecodes(content, type))) {
      throw new DomainError('not-a-picture', 'unprocessable', 'This is no PNG, JPEG or WebP');
    }
    const id = newId();
    const { manager } = this.dataSource;
    const createdAt = new Date();
    await manager.insert(QuestionPicture, { id, type, content, createdBy: by.personId, createdAt });
    return { id, url: pictureUrl(id) };
  }

  /**
   * For staff, and for those who were asked a question with it.
   * @throws DomainError `not-found`
   */
  async get(id: string, viewer: Principal): Promise<Pick<QuestionPicture, 'type' | 'content'>> {
    if (!isStaff(viewer) && !(await this.wasAsked(id, viewer.personId))) throw notFound('picture');
    const found = await this.dataSource.manager.findOneBy(QuestionPicture, { id });
    if (!found) throw notFound('picture');
    return found;
  }

  private async wasAsked(id: string, personId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `select 1 from quiz_attempt where person_id = $1 and questions @> $2::jsonb limit 1`,
      [personId, JSON.stringify([{ picture: { id } }])],
    );
    return rows.length > 0;
  }
}

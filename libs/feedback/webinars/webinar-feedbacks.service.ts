import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '@rounds/platform/errors';
import { isStaff, type Principal } from '@rounds/platform/http';
import { attended, Webinars } from '@rounds/webinars';
import { DataSource, type EntityManager } from 'typeorm';
import { saveFeedback } from '../save-feedback';
import { classOfWebinar } from './class-of-webinar';
import type { WebinarFeedbackInput, WebinarFeedbackView } from './schemas';

type Given = WebinarFeedbackView['given'];

/**
 * What people say of a webinar that they attended. It is feedback on the class that is made of the
 * webinar, and counted there; before there is one it waits.
 */
@Injectable()
export class WebinarFeedbacks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly webinars: Webinars,
  ) {}

  /** @throws DomainError `not-found` */
  async of(webinarId: string, viewer: Principal): Promise<WebinarFeedbackView> {
    return {
      mayRate: await this.wasThere(webinarId, viewer),
      given: await this.given(webinarId, viewer.personId),
    };
  }

  /**
   * Says or changes it; the same again changes nothing. Resolves after the commit.
   * @throws DomainError `not-found`, `not-attended`
   */
  async say(
    webinarId: string,
    input: WebinarFeedbackInput,
    viewer: Principal,
  ): Promise<WebinarFeedbackView> {
    if (!(await this.wasThere(webinarId, viewer))) {
      const message = 'Only people of a practice who attended a live class say how it was';
      throw new DomainError('not-attended', 'forbidden', message);
    }
    const { personId } = viewer;
    await this.dataSource.transaction(async (manager) => {
      const made = await classOfWebinar(manager, webinarId);
      if (!made) return await saveWaiting(manager, { webinarId, personId, ...input });
      const thing = { kind: 'class' as const, thingId: made.classId, versionId: made.versionId };
      const waiting = await takeWaiting(manager, webinarId, personId);
      await saveFeedback(manager, { ...waiting, ...input, ...thing, personId, title: made.title });
    });
    return { mayRate: true, given: await this.given(webinarId, personId) };
  }

  /** @throws DomainError `not-found` */
  async takeBack(webinarId: string, viewer: Principal): Promise<void> {
    await this.wasThere(webinarId, viewer);
    await this.dataSource.transaction(async (manager) => {
      await takeWaiting(manager, webinarId, viewer.personId);
      const made = await classOfWebinar(manager, webinarId);
      if (!made) return;
      await manager.query(
        `update feedback set rating = null, rated_at = null, remark = '', remark_at = null,
           handling_id = null
         where class_version_id = $1 and kind = 'class' and thing_id = $2 and person_id = $3`,
        [made.versionId, made.classId, viewer.personId],
      );
    });
  }

  /** @throws DomainError `not-found` for a webinar that they must not know of */
  private async wasThere(webinarId: string, viewer: Principal): Promise<boolean> {
    if (!(await this.webinars.roleOf(webinarId, viewer))) throw notFound('webinar');
    const rows: { was: boolean }[] = await this.dataSource.query(
      `select webinar.state in ('live', 'ended') and ${attended('$2')} as was
       from webinar where webinar.id = $1`,
      [webinarId, viewer.personId],
    );
    return !isStaff(viewer) && (rows[0]?.was ?? false);
  }

  private async given(webinarId: string, personId: string): Promise<Given> {
    const { manager } = this.dataSource;
    const made = await classOfWebinar(manager, webinarId);
    const rows: NonNullable<Given>[] = await manager.query(
      `select rating, remark from webinar_feedback where webinar_id = $1 and person_id = $2
       union all
       select rating, remark from feedback where class_version_id = $3 and kind = 'class'
         and thing_id = $4 and person_id = $2 and rating is not null
       limit 1`,
      [webinarId, personId, made?.versionId ?? null, made?.classId ?? null],
    );
    return rows[0] ?? null;
  }
}

async function saveWaiting(
  manager: EntityManager,
  said: WebinarFeedbackInput & { webinarId: string; personId: string },
): Promise<void> {
  const { webinarId, personId, rating, remark = null } = said;
  await manager.query(
    `insert into webinar_feedback as old (webinar_id, person_id, rating, rated_at, remark, remark_at)
     values ($1, $2, $3::smallint, now(), coalesce($4::text, ''),
       case when coalesce($4::text, '') = '' then null else now() end)
     on conflict (webinar_id, person_id) do update set rating = excluded.rating,
       rated_at = case when old.rating = excluded.rating then old.rated_at else now() end,
       remark = coalesce($4::text, old.remark),
       remark_at = case coalesce($4::text, old.remark) when old.remark then old.remark_at
         when '' then null else now() end`,
    [webinarId, personId, rating, remark],
  );
}

/** What the class has not taken over yet: from now on it is nowhere. */
async function takeWaiting(
  manager: EntityManager,
  webinarId: string,
  personId: string,
): Promise<{ remark?: string }> {
  const [rows]: [{ remark: string }[], number] = await manager.query(
    `delete from webinar_feedback where webinar_id = $1 and person_id = $2 returning remark`,
    [webinarId, personId],
  );
  const [waiting] = rows;
  return waiting ? { remark: waiting.remark } : {};
}

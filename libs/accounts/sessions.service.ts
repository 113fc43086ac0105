import { Injectable } from '@nestjs/common';
import type { Principal, Role } from '@rounds/platform/http';
import { newId } from '@rounds/platform/ids';
import { DataSource, Not, type EntityManager } from 'typeorm';
import { gather } from './gather';
import type { Locale } from './role';
import { ABSOLUTE_DAYS, IDLE_DAYS, JOINED_DAYS } from './session-cookie';
import { Session } from './session.entity';
import { newToken, tokenHash } from './token';

const DAY_MS = 86_400_000;
/** How stale `last_seen_at` may be: one write per session and this long, not one per request. */
const SEEN_EVERY_MS = 5 * 60_000;

export interface StartedSession {
  sessionId: string;
  /** For the cookie; not stored. */
  token: string;
}

interface LiveRow {
  hash: string;
  sessionId: string;
  lastSeenAt: Date;
  personId: string;
  role: Role;
  practiceId: string | null;
  locale: Locale;
  specialties: string[];
  webinarId: string | null;
}

/** Server-side sessions: they end when the server says so, at once and everywhere. */
@Injectable()
export class SessionsService {
  constructor(private readonly dataSource: DataSource) {}

  async start(
    personId: string,
    userAgent: string | null,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<StartedSession> {
    const reach = { webinarId: null, days: ABSOLUTE_DAYS };
    return await this.insert(personId, userAgent, reach, manager);
  }

  /** For who came by a join link: reaches one webinar, and ends the next day. */
  async startJoined(
    personId: string,
    webinarId: string,
    userAgent: string | null,
  ): Promise<StartedSession> {
    const reach = { webinarId, days: JOINED_DAYS };
    return await this.insert(personId, userAgent, reach, this.dataSource.manager);
  }

  private async insert(
    personId: string,
    userAgent: string | null,
    { webinarId, days }: { webinarId: string | null; days: number },
    manager: EntityManager,
  ): Promise<StartedSession> {
    const token = newToken();
    const now = Date.now();
    const session = {
      id: newId(),
      tokenHash: tokenHash(token),
      personId,
      createdAt: new Date(now),
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + days * DAY_MS),
      webinarId,
      userAgent: userAgent?.slice(0, 300) ?? null,
    };
    await manager.insert(Session, session);
    await this.markSeen(session.id, personId, manager);
    return { sessionId: session.id, token };
  }

  /** Null for a token without a live session of an active person of an active practice. */
  async principalOf(token: string): Promise<Principal | null> {
    const row = await this.liveRow(tokenHash(token).toString('hex'));
    if (!row) return null;
    const { lastSeenAt, hash: _, ...principal } = row;
    if (Date.now() - lastSeenAt.getTime() > SEEN_EVERY_MS) {
      await this.markSeen(row.sessionId, row.personId, this.dataSource.manager);
    }
    return principal;
  }

  /** Three hundred players ask for a segment in the same second: that is no three hundred queries. */
  private readonly liveRow = gather((hashes: string[]) => this.liveRows(hashes));

  private async liveRows(hashes: string[]): Promise<Map<string, LiveRow>> {
    const rows = (await this.dataSource.query(
      `select encode(session.token_hash, 'hex') as hash, session.id as "sessionId",
         session.last_seen_at as "lastSeenAt", session.webinar_id as "webinarId",
         person.id as "personId", person.role, person.practice_id as "practiceId", person.locale,
         array(select specialty_key from practice_specialty
           where practice_id = person.practice_id order by 1) as specialties
       from session
       join person on person.id = session.person_id
       left join practice on practice.id = person.practice_id
       where session.token_hash = any($1::bytea[]) and session.expires_at > now()
         and session.last_seen_at > now() - $2 * interval '1 day'
         and person.active and coalesce(practice.active, true)`,
      [hashes.map((hash) => `\\x${hash}`), IDLE_DAYS],
    )) as LiveRow[];
    return new Map(rows.map((row) => [row.hash, row]));
  }

  async end(sessionId: string): Promise<void> {
    await this.dataSource.manager.delete(Session, { id: sessionId });
  }

  /** Ends the session that a token belongs to, if there is one. */
  async endByToken(token: string): Promise<void> {
    await this.dataSource.manager.delete(Session, { tokenHash: tokenHash(token) });
  }

  /** Signs a person out everywhere, or everywhere but here. */
  async endAllOf(
    personId: string,
    options: { except?: string; manager?: EntityManager } = {},
  ): Promise<void> {
    const manager = options.manager ?? this.dataSource.manager;
    const kept = options.except === undefined ? {} : { id: Not(options.except) };
    await manager.delete(Session, { personId, ...kept });
  }

  private async markSeen(id: string, personId: string, manager: EntityManager): Promise<void> {
    await manager.query(`update session set last_seen_at = now() where id = $1`, [id]);
    await manager.query(`update person set last_seen_at = now() where id = $1`, [personId]);
  }
}

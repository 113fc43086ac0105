import type { ApiClient } from '@rounds/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expect } from 'vitest';
import { EVERYBODY, peopleOn, type ApiUnderTest, type Who, type World } from './accounts-world';
import { startApiInProcess } from './policies/api-in-process';

/** A webinar as the API tells it, as far as tests look. */
export interface WebinarView {
  id: string;
  title: string;
  startsAt: string;
  state: string;
  revision: number;
  registered: number;
  waiting: number;
  role: string;
  registration: { state: string; place: number | null; reminders: string[] } | null;
  series: { id: string; ahead: number; registered: boolean; recurrence: object } | null;
  people: { id: string; role: string }[];
  audience: object | null;
}

export const WEBINARS = '/api/webinars';
export const INPUT = {
  title: 'Denials, live',
  startsLocal: '2099-03-03T09:00',
  timeZone: 'America/New_York',
  durationMinutes: 60,
  state: 'scheduled',
};

export interface WebinarWorld extends World<ApiUnderTest> {
  nest: NestFastifyApplication;
  clients: Record<Who, ApiClient>;
  /** The trainer schedules one. */
  make(input?: object): Promise<WebinarView>;
  viewOf(who: Who, id: string): Promise<WebinarView>;
  register(who: Who, id: string, body?: object): Promise<WebinarView>;
  leave(who: Who, id: string, query?: string): ReturnType<ApiClient['delete']>;
}

/** Everybody is signed in to an API within this process. */
export async function makeWebinarWorld(): Promise<WebinarWorld> {
  const { nest, ...api } = await startApiInProcess();
  const world = await peopleOn(api);
  const clients = {} as Record<Who, ApiClient>;
  for (const who of EVERYBODY) clients[who] = await world.as(who);
  const place = (id: string): string => `${WEBINARS}/${id}/registration`;
  return {
    ...world,
    nest,
    clients,
    async make(input = {}) {
      const { status, body } = await clients.trainer.post(WEBINARS, { ...INPUT, ...input });
      expect([status, body]).toMatchObject([201, {}]);
      return body as WebinarView;
    },
    viewOf: async (who, id) => (await clients[who].get(`${WEBINARS}/${id}`)).body as WebinarView,
    register: async (who, id, body = {}) =>
      (await clients[who].put(place(id), body)).body as WebinarView,
    leave: (who, id, query = '') => clients[who].delete(`${place(id)}${query}`),
  };
}

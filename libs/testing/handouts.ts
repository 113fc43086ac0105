import type { ApiClient } from './client';

export interface HandoutAnswer {
  status: number;
  /** `handout` when it was taken, else `code`. */
  body: { handout?: number; code?: string };
}

/** Hands a file out in the room of a webinar, as the page does. */
export async function sendHandout(
  client: ApiClient,
  webinarId: string,
  name: string,
  file: Buffer<ArrayBuffer>,
): Promise<HandoutAnswer> {
  const path = `/api/webinars/${webinarId}/handouts?${new URLSearchParams({ name })}`;
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await client.fetch(path, { method: 'POST', headers, body: file });
  return { status: answer.status, body: (await answer.json()) as HandoutAnswer['body'] };
}

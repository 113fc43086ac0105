import { createOutboxStore, forgetfulStore } from './outbox-store';
import type { OutboxStore } from './outbox-store';

/** A random id also where `crypto.randomUUID` is missing (pages served over plain http). */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The outbox store of this browser; a forgetful one where storage is forbidden. */
export function browserOutboxStore(): OutboxStore {
  try {
    return createOutboxStore(localStorage, sessionStorage, randomId);
  } catch {
    return forgetfulStore;
  }
}

import type { Storage } from '@rounds/platform/storage';
import { smallKeys } from './storage-keys';

/** Once a broadcast is over and all is made of it that can be, nobody plays its small rendition. */
export async function removeSmallFiles(storage: Storage, recordingId: string): Promise<void> {
  await Promise.all(smallKeys(recordingId).map((key) => storage.remove(key)));
}

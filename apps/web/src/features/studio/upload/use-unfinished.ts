import { computed, ref, shallowRef } from 'vue';
import { currentCsrfToken } from '../../../app/http';
import { listUnfinished, type UnfinishedUpload } from './unfinished';
import { useUploads } from './use-uploads';

export interface Unfinished extends UnfinishedUpload {
  /** Bytes that the server has. */
  received: number;
}

/** What an earlier page began here and the signed-in person may go on with. */
export function useUnfinished() {
  const uploads = useUploads();
  const found = shallowRef<Unfinished[]>([]);
  const discarded = ref<string[]>([]);
  /** Without those that go on at this moment. */
  const unfinished = computed(() =>
    found.value.filter(
      (upload) => !discarded.value.includes(upload.key) && !uploads.isKnown(upload),
    ),
  );

  async function look(): Promise<void> {
    const known = listUnfinished(localStorage);
    const offsets = await Promise.all(known.map(({ path }) => receivedOf(path)));
    found.value = known.flatMap((upload, index) => {
      const received = offsets[index];
      // Somebody else's, or over: the server does not know it for this person.
      return received == null || received >= upload.bytes ? [] : [{ ...upload, received }];
    });
  }

  async function discard({ key, path }: Unfinished): Promise<void> {
    discarded.value.push(key);
    localStorage.removeItem(key);
    // The server ends what rests for a week; nothing is lost when it cannot be told now.
    const headers = { 'tus-resumable': '1.0.0', 'x-csrf-token': currentCsrfToken() ?? '' };
    await fetch(path, { method: 'DELETE', headers }).catch(() => undefined);
  }

  return { unfinished, look, discard };
}

async function receivedOf(path: string): Promise<number | null> {
  try {
    const headers = { 'tus-resumable': '1.0.0' };
    const answer = await fetch(path, { method: 'HEAD', headers, credentials: 'same-origin' });
    const offset = answer.headers.get('upload-offset');
    return answer.ok && offset !== null ? Number(offset) : null;
  } catch {
    return null;
  }
}

import { onScopeDispose, ref, shallowRef } from 'vue';
import { asProblem, type ApiProblem } from '../../../app/http';
import { getBroadcast, type Broadcast } from './api';
import { onBroadcastNews } from './broadcast-news';

/** The room tells at once what changes; this is for what it could not. */
const LOOK_EVERY_MS = 15_000;
const AGAIN_MS = 3000;
/** Hundreds hear the same news in the same moment. */
const SPREAD_MS = 300;

/** The broadcast of a webinar, kept up to date. A server that is away for a moment is no matter. */
export function useBroadcast(webinarId: string) {
  const broadcast = shallowRef<Broadcast | null>(null);
  /** What the server's clock is ahead of ours. */
  const clockAheadMs = ref(0);
  /** Why the server refuses to tell. */
  const problem = shallowRef<ApiProblem | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  async function look(): Promise<void> {
    clearTimeout(timer);
    let nextMs = LOOK_EVERY_MS;
    try {
      const askedAt = Date.now();
      const found = await getBroadcast(webinarId);
      clockAheadMs.value = Date.parse(found.now) - (askedAt + Date.now()) / 2;
      broadcast.value = found;
      problem.value = null;
    } catch (error) {
      nextMs = AGAIN_MS;
      const told = asProblem(error);
      if (told.status >= 400 && told.status < 500) problem.value = told; // else the next look tells
    }
    if (!isOver) timer = setTimeout(() => void look(), nextMs);
  }
  const stopListening = onBroadcastNews(webinarId, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), Math.random() * SPREAD_MS);
  });
  void look();
  onScopeDispose(() => {
    isOver = true;
    stopListening();
    clearTimeout(timer);
  });
  return { broadcast, clockAheadMs, problem, look };
}

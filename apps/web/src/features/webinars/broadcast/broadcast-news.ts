type Listener = () => void;

const listeners = new Map<string, Set<Listener>>();

/** The room has heard that the broadcast of its webinar is worth a look. */
export function tellBroadcastNews(webinarId: string): void {
  listeners.get(webinarId)?.forEach((listener) => listener());
}

/** @returns ends it */
export function onBroadcastNews(webinarId: string, listener: Listener): () => void {
  const all = listeners.get(webinarId) ?? new Set();
  listeners.set(webinarId, all.add(listener));
  return () => {
    all.delete(listener);
    if (all.size === 0) listeners.delete(webinarId);
  };
}

/**
 * Whether the page before this one in the browser's history, as vue-router notes it, was another
 * class.
 */
export const cameFromClass = (historyState: unknown, classId: string): boolean =>
  typeof historyState === 'object' &&
  historyState !== null &&
  'back' in historyState &&
  typeof historyState.back === 'string' &&
  historyState.back.startsWith('/watch/') &&
  !historyState.back.startsWith(`/watch/${classId}`);

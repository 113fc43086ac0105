/** States of what is edited, oldest first; never changed in place. */
export interface EditHistory<T> {
  readonly states: readonly T[];
  /** Of the state that is shown. */
  readonly at: number;
  /** What made the newest state, while the next edit of the same may still join it. */
  readonly open: { tag: string; atMs: number } | null;
}

export interface EditKind {
  tag?: string | undefined;
  held?: boolean | undefined;
}

const MAX_STATES = 200;
/** Typing and dragging are one step for as long as they do not rest. */
const JOINED_WITHIN_MS = 1500;

export const startHistory = <T>(state: T): EditHistory<T> => ({
  states: [state],
  at: 0,
  open: null,
});

export const present = <T>({ states, at }: EditHistory<T>): T => states[at]!;
export const canUndo = ({ at }: EditHistory<unknown>): boolean => at > 0;
export const canRedo = ({ states, at }: EditHistory<unknown>): boolean => at < states.length - 1;

/**
 * Takes a new state in; what was taken back before is gone.
 * @param how edits of the same `tag` shortly after each other are one step; those that are `held`,
 * as while something is dragged, however long that takes
 */
export function record<T>(
  history: EditHistory<T>,
  state: T,
  { tag, held, nowMs }: EditKind & { nowMs: number },
): EditHistory<T> {
  const { states, at, open } = history;
  const isSoon = open !== null && (held === true || nowMs - open.atMs <= JOINED_WITHIN_MS);
  const joins = tag !== undefined && open?.tag === tag && isSoon;
  const kept = states.slice(joins ? 0 : Math.max(0, at + 2 - MAX_STATES), joins ? at : at + 1);
  const next = [...kept, state];
  return {
    states: next,
    at: next.length - 1,
    open: tag === undefined ? null : { tag, atMs: nowMs },
  };
}

export const undo = <T>(history: EditHistory<T>): EditHistory<T> =>
  canUndo(history) ? { ...history, at: history.at - 1, open: null } : history;

export const redo = <T>(history: EditHistory<T>): EditHistory<T> =>
  canRedo(history) ? { ...history, at: history.at + 1, open: null } : history;

/** The next edit begins a step of its own. */
export const closeStep = <T>(history: EditHistory<T>): EditHistory<T> => ({
  ...history,
  open: null,
});

/** Brings every state onto new ground, so that taking back never takes back what others did. */
export const rebaseHistory = <T>(
  history: EditHistory<T>,
  onto: (state: T) => T,
): EditHistory<T> => ({
  ...history,
  states: history.states.map(onto),
});

import { onScopeDispose } from 'vue';
import { targetRow } from './target-row';

export interface RowDragPorts {
  /** The rows as they stand now. */
  rows: () => Element[];
  move: (from: number, to: number) => void;
  onEnd: () => void;
}

/** Moves a row to wherever the pointer holds it; works with mouse, pen and finger alike. */
export function useRowDrag({ rows, move, onEnd }: RowDragPorts) {
  let stop: () => void = () => undefined;
  onScopeDispose(() => stop());

  return (event: PointerEvent, index: number): void => {
    stop();
    let at = index;
    const own = new AbortController();
    const options = { signal: own.signal };
    stop = () => {
      own.abort();
      onEnd();
    };
    const follow = ({ clientY, pointerId }: PointerEvent) => {
      if (pointerId !== event.pointerId) return;
      const spans = rows().map((row) => row.getBoundingClientRect());
      const to = targetRow(spans, at, clientY);
      if (to === at) return;
      move(at, to);
      at = to;
    };
    window.addEventListener('pointermove', follow, options);
    window.addEventListener('pointerup', () => stop(), options);
    window.addEventListener('pointercancel', () => stop(), options);
  };
}

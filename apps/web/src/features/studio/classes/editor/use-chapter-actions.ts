import { uuidv7 } from 'uuidv7';
import { ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { announce } from '../../../../app/shell/announcer';
import { clockText } from '../clock-text';
import type { ClassEditor } from '../use-class-editor';
import * as edits from './chapter-edits';
import type { EditKind } from './edit-history';
import { snapTo } from './silences';

/** At the playhead a border is drawn to a silence or a new slide this close. */
const NEAR_PLAYHEAD_MS = 700;

interface Surroundings {
  /** Where the playhead is this very moment. */
  nowMs: () => number;
  /** Where a border is well placed, in ms. */
  places: () => readonly number[];
  snapping: Ref<boolean>;
}

/** Everything that can be done to chapters; each edit is told to those who do not see it. */
export function useChapterActions(editor: ClassEditor, { nowMs, places, snapping }: Surroundings) {
  const { t } = useI18n();
  /** What was done last, in words. */
  const told = ref('');
  const chapters = (): edits.Chapters => editor.draft.value?.chapters ?? [];
  const durationMs = () => editor.durationMs.value ?? 0;

  function tell(key: string, parameters: Record<string, unknown> = {}, aloud = true): void {
    told.value = t(`studio.editor.told.${key}`, parameters);
    if (aloud) announce(told.value);
  }

  const nameOf = (title: string | undefined) => title?.trim() || t('studio.chapters.untitled');

  const snapped = (ms: number, withinMs: number): number =>
    (snapping.value && withinMs > 0 ? snapTo(places(), ms, withinMs) : null) ?? ms;

  /** Where a cut at the playhead would be. */
  const cutMs = (playheadMs = nowMs()): number =>
    Math.round(snapped(Math.min(playheadMs, durationMs()), NEAR_PLAYHEAD_MS));

  function split(): void {
    const at = cutMs();
    const next = edits.splitAt(chapters(), at, { durationMs: durationMs(), newId: uuidv7 });
    if (!next) return tell('noRoom');
    editor.edit({ chapters: next });
    tell('split', { time: clockText(at), n: edits.indexAt(next, at) + 1 });
  }

  /** @returns where the border is now; null when it did not move */
  function moveBorder(
    index: number,
    toMs: number,
    { snapWithinMs = 0, ...kind }: EditKind & { snapWithinMs?: number } = {},
  ): number | null {
    const to = { toMs: snapped(toMs, snapWithinMs), durationMs: durationMs() };
    const next = edits.moveBorder(chapters(), index, to);
    if (!next) return null;
    editor.edit({ chapters: next }, kind);
    return next[index]?.startMs ?? null;
  }

  /** @param aloud not on the border itself: its value is read out already */
  function tellBorder(index: number, aloud = true): void {
    const chapter = chapters()[index];
    if (!chapter) return;
    const { startMs, title } = chapter;
    tell('moved', { n: index + 1, time: clockText(startMs), title: nameOf(title) }, aloud);
  }

  /** @param ms where it comes; null: there is none */
  const tellSlide = (ms: number | null): void =>
    ms === null ? tell('noSlide') : tell('slide', { time: clockText(ms) });

  /** The border before (0) or after (1) the playhead comes to the playhead. */
  function borderToPlayhead(side: 0 | 1): void {
    const ms = nowMs();
    const index = edits.indexAt(chapters(), ms) + side;
    if (index === 0 || index >= chapters().length) return tell('noBorder');
    const moved = moveBorder(index, ms, { snapWithinMs: NEAR_PLAYHEAD_MS });
    if (moved === null) tell('noRoom');
    else tellBorder(index);
  }

  function joinToPrevious(index: number): void {
    const [before, gone] = [chapters()[index - 1], chapters()[index]];
    const next = edits.joinToPrevious(chapters(), index);
    if (!next) return;
    editor.edit({ chapters: next });
    tell('joined', { title: nameOf(gone?.title), into: nameOf(before?.title) });
  }

  function setTopics(id: string, topics: string[]): void {
    editor.edit({ chapters: edits.setTopics(chapters(), id, topics) });
    const index = chapters().findIndex((chapter) => chapter.id === id);
    tell('topics', { n: index + 1 });
  }

  /** Typing tells itself. */
  const rename = (id: string, title: string): void =>
    editor.edit({ chapters: edits.rename(chapters(), id, title) }, { tag: `title:${id}` });

  function undo(): void {
    tell(editor.canUndo.value ? 'undone' : 'nothingToUndo');
    editor.undo();
  }

  function redo(): void {
    tell(editor.canRedo.value ? 'redone' : 'nothingToRedo');
    editor.redo();
  }

  return {
    ...{ told, cutMs, split, moveBorder, tellBorder, tellSlide, joinToPrevious, setTopics, rename },
    startHere: () => borderToPlayhead(0),
    endHere: () => borderToPlayhead(1),
    ...{ undo, redo },
  };
}

export type ChapterActions = ReturnType<typeof useChapterActions>;

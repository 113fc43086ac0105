import { nextTick } from 'vue';
import type { RouteLocationNormalized, Router } from 'vue-router';
import { i18n } from './i18n';
import { announce } from './shell/announcer';

/**
 * What a full page load does for people who use a keyboard or a screen reader: the title changes,
 * is spoken, and the focus moves to the new page's content.
 */
export function useRouteFocus(
  router: Router,
  pageKey: (route: RouteLocationNormalized) => string,
): void {
  router.afterEach((to, from, failure) => {
    if (failure) return;
    const isFirst = from.matched.length === 0;
    if (!isFirst && pageKey(to) === pageKey(from)) return;
    const title = i18n.global.t(to.meta.title);
    setPageTitle(title);
    if (isFirst) return;
    announce(title);
    void nextTick(() => document.getElementById('main')?.focus({ preventScroll: true }));
  });
}

/** Pages whose title depends on data call this once they know it. */
export function setPageTitle(title: string): void {
  document.title = `${title} · Rounds`;
}

import 'vue-router';
import type { Role } from './session';

declare module 'vue-router' {
  interface RouteMeta {
    /**
     * Who may open the page. `guest` pages send people who are signed in to their first page.
     * Without it: everybody who is signed in.
     */
    access?: 'public' | 'guest' | readonly Role[];
    /** Message key of the document's title. */
    title: string;
    /** Pages without navigation around them, such as sign-in. */
    plain?: boolean;
    /** Same key, same page: see `pageKey` in the router. */
    pageKey?: (route: { path: string }) => string;
  }
}

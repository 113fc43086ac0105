import type { components, paths } from '@rounds/api-client';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { answerOf, api, setCsrfToken } from './http';
import { setLocale } from './i18n';

export type Me = components['schemas']['Me'];
export type Role = Me['role'];
export type SessionState = components['schemas']['MaybeSession'];
type MeChange = NonNullable<
  paths['/api/me']['patch']['requestBody']
>['content']['application/json'];

/** Who is signed in. Loaded once before the first page; everything else asks this store. */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null);
  const loaded = ref(false);
  /** Set when a join link opened the session: the only webinar that it reaches. */
  const joinedId = ref<string | null>(null);
  const isStaff = computed(
    () => !joinedId.value && (me.value?.role === 'admin' || me.value?.role === 'trainer'),
  );

  async function load(): Promise<void> {
    if (loaded.value) return;
    await take(await answerOf(api.GET('/api/session')));
  }

  /** Takes over a session that the server has just answered (sign-in, invitation). */
  async function take(state: SessionState): Promise<void> {
    setCsrfToken(state.csrfToken);
    me.value = state.person;
    joinedId.value = state.webinarId;
    loaded.value = true;
    if (state.person) await setLocale(state.person.locale);
  }

  async function signIn(email: string, password: string): Promise<void> {
    await take(await answerOf(api.POST('/api/session', { body: { email, password } })));
  }

  /** By a personal link. @throws ApiProblem `join-link-void` */
  async function join(id: string, token: string): Promise<void> {
    const call = api.POST('/api/webinars/{id}/join', { params: { path: { id } }, body: { token } });
    await take(await answerOf(call));
  }

  async function signOut(everywhere = false): Promise<void> {
    await answerOf(api.DELETE(everywhere ? '/api/session/all' : '/api/session'));
    forget();
  }

  async function update(change: MeChange): Promise<void> {
    me.value = await answerOf(api.PATCH('/api/me', { body: change }));
  }

  /** The session is over; the next page asks to sign in. */
  function forget(): void {
    setCsrfToken(null);
    me.value = null;
    joinedId.value = null;
  }

  return { me, joinedId, loaded, isStaff, load, take, signIn, join, signOut, update, forget };
});

import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { http, setCsrfToken } from './http';
import { setLocale, type Locale } from './i18n';

export type Role = 'admin' | 'trainer' | 'manager' | 'learner';

export interface Me {
  id: string;
  email: string;
  name: string;
  role: Role;
  practice: { id: string; name: string; specialties: string[] } | null;
  participantRole: string | null;
  locale: Locale;
}

export interface SessionState {
  person: Me | null;
  csrfToken: string | null;
}

/** Who is signed in. Loaded once before the first page; everything else asks this store. */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null);
  const loaded = ref(false);
  const isStaff = computed(() => me.value?.role === 'admin' || me.value?.role === 'trainer');

  async function load(): Promise<void> {
    if (loaded.value) return;
    await take(await http.get<SessionState>('session'));
  }

  /** Takes over a session that the server has just answered (sign-in, invitation). */
  async function take(state: SessionState): Promise<void> {
    setCsrfToken(state.csrfToken);
    me.value = state.person;
    loaded.value = true;
    if (state.person) await setLocale(state.person.locale);
  }

  async function signIn(email: string, password: string): Promise<void> {
    await take(await http.post<SessionState>('session', { email, password }));
  }

  async function signOut(everywhere = false): Promise<void> {
    await http.delete(everywhere ? 'session/all' : 'session');
    forget();
  }

  async function update(change: Partial<Pick<Me, 'name' | 'locale' | 'participantRole'>>) {
    me.value = await http.patch<Me>('me', change);
  }

  /** The session is over; the next page asks to sign in. */
  function forget(): void {
    setCsrfToken(null);
    me.value = null;
  }

  return { me, loaded, isStaff, load, take, signIn, signOut, update, forget };
});

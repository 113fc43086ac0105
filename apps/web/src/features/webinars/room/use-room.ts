import { uuidv7 } from 'uuidv7';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { ApiProblem, asProblem } from '../../../app/http';
import { tellBroadcastNews } from '../broadcast/broadcast-news';
import { getRoomEvents, type RoomEvents, type RoomRole } from './api';
import type { RoomMessage, Welcome, Wish } from './room-messages';
import { RoomSocket } from './room-socket';
import { addEvent, copyView, emptyView } from './room-view';

interface Pending {
  wish: Wish;
  resolve(): void;
  reject(problem: ApiProblem): void;
}

export type Room = ReturnType<typeof useRoom>;

/**
 * The room of a webinar as long as the component lives. After a drop it comes back where it was, and
 * asks again for what was not answered; ids keep that from happening twice.
 * @param asksFirst whether the room may be over, so that there is nothing to connect to
 */
export function useRoom(webinarId: string, { asksFirst = false } = {}) {
  const view = shallowRef(emptyView());
  const names = ref<Record<string, string>>({});
  const presence = shallowRef<{ count: number; people: number[] | null }>({
    count: 0,
    people: null,
  });
  const you = shallowRef<Welcome['you'] | null>(null);
  const upvotes = ref(new Set<number>());
  const ballots = ref<Record<string, number[]>>({});
  const connected = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);
  /** Nothing is taken any more; what was said can be read. */
  const over = ref(false);
  const readAs = ref<RoomRole | null>(null);
  const pending = new Map<string, Pending>();
  let stay = '';

  const socket = new RoomSocket({
    address: () => {
      const query = new URLSearchParams({ after: `${view.value.sequence}`, presence: stay });
      const { protocol, host } = window.location;
      const scheme = protocol === 'https:' ? 'wss' : 'ws';
      return `${scheme}://${host}/api/webinars/${webinarId}/room?${query}`;
    },
    onMessage: hear,
    onClose: () => (connected.value = false),
    onTrouble: () => void ask(),
  });
  if (asksFirst) void ask().then(() => socket.now());
  else socket.now();
  onScopeDispose(() => socket.end());

  function hear(message: RoomMessage): void {
    switch (message.type) {
      case 'welcome':
        begin(message);
        return;
      case 'events': {
        const next = copyView(view.value);
        message.events.forEach((event) => addEvent(next, event));
        view.value = next;
        return;
      }
      case 'names':
        names.value = { ...names.value, ...message.names };
        return;
      case 'presence':
        presence.value = { count: message.count, people: message.people ?? null };
        return;
      case 'broadcast':
        tellBroadcastNews(webinarId);
        return;
      case 'ack':
        settle(message.id, ({ resolve }) => resolve());
        return;
      case 'refused': {
        const { id, code, retryAfterSeconds } = message;
        const refusal = new ApiProblem(409, code, code, {}, retryAfterSeconds);
        settle(id ?? '', ({ reject }) => reject(refusal));
        if (code === 'room-over') void ask();
      }
    }
  }

  function begin(welcome: Welcome): void {
    if (welcome.after !== view.value.sequence) view.value = emptyView();
    you.value = welcome.you;
    stay = welcome.presence;
    upvotes.value = new Set(welcome.upvotes);
    ballots.value = welcome.ballots;
    connected.value = true;
    // Whatever there was meanwhile.
    tellBroadcastNews(webinarId);
    problem.value = null;
    pending.forEach(({ wish }, id) => socket.send({ id, ...wish }));
  }

  /** A WebSocket does not tell why it was refused; a plain question does. */
  async function ask(): Promise<void> {
    try {
      const told = await getRoomEvents(webinarId, view.value.sequence);
      if (told.over) read(told);
    } catch (error) {
      const told = asProblem(error);
      if (told.status < 400 || told.status >= 500) return;
      problem.value = told;
      socket.end();
    }
  }

  /** In place of the connection, once there is none. */
  function read({ items, names: told, role }: RoomEvents): void {
    socket.end();
    const next = copyView(view.value);
    items.forEach((event) => addEvent(next, event));
    view.value = next;
    names.value = { ...names.value, ...told };
    readAs.value = role;
    over.value = true;
    const refusal = new ApiProblem(409, 'room-over', 'The class is over');
    pending.forEach(({ reject }) => reject(refusal));
    pending.clear();
  }

  function settle(id: string, how: (one: Pending) => void): void {
    const one = pending.get(id);
    pending.delete(id);
    if (one) how(one);
  }

  /** @throws ApiProblem when the room refuses */
  async function send(wish: Wish): Promise<void> {
    const id = uuidv7();
    await new Promise<void>((resolve, reject) => {
      pending.set(id, { wish, resolve, reject });
      socket.send({ id, ...wish });
    });
    remember(wish);
  }

  /** Votes are secret: only who gave one knows. */
  function remember(wish: Wish): void {
    if (wish.do === 'vote') ballots.value = { ...ballots.value, [wish.poll]: wish.choices };
    if (wish.do === 'upvote') upvotes.value = new Set([...upvotes.value, wish.question]);
    if (wish.do === 'withdraw-upvote') {
      upvotes.value = new Set([...upvotes.value].filter((one) => one !== wish.question));
    }
  }

  const me = computed(() => view.value.people.get(you.value?.number ?? 0) ?? null);
  const role = computed(() => you.value?.role ?? readAs.value);
  /** Also when it is over: for what still can be done then. */
  const isPresenter = computed(() => role.value === 'host' || role.value === 'speaker');
  const isHost = computed(() => role.value === 'host' && !over.value);
  const presents = computed(() => isPresenter.value && !over.value);
  const state = { view, names, presence, you, upvotes, ballots, connected, over, problem };
  const rights = { me, isPresenter, isHost, presents };
  return { ...state, ...rights, webinarId, send, reread: ask };
}

import { onScopeDispose } from 'vue';

/** An event only says what is worth another look; the state itself comes from the API. */
export type ServerEvent = { type: string } & Record<string, unknown>;
type Listener = (event: ServerEvent) => void;

const RETRY_AFTER_MS = 3_000;
/** A stream that was away may have missed events: everybody looks again. */
const RECONNECTED: ServerEvent = { type: 'reconnected' };

const listeners = new Set<Listener>();
let stream: EventSource | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;
let wasOpen = false;

/**
 * Hears the server's events as long as the calling component lives; all of them share one
 * connection. After an interruption the listener also gets `reconnected`.
 */
export function useEvents(listener: Listener): void {
  listeners.add(listener);
  if (!stream) connect();
  onScopeDispose(() => {
    listeners.delete(listener);
    if (listeners.size === 0) disconnect();
  });
}

function connect(): void {
  const source = new EventSource('/api/events');
  stream = source;
  source.onopen = () => {
    if (wasOpen) tell(RECONNECTED);
    wasOpen = true;
  };
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const event = parseEvent(data);
    if (event) tell(event);
  };
  source.onerror = () => {
    // The browser itself reconnects after a break, but not after an error answer.
    if (source.readyState !== EventSource.CLOSED || stream !== source) return;
    clearTimeout(retry);
    retry = setTimeout(() => listeners.size > 0 && connect(), RETRY_AFTER_MS);
  };
}

function disconnect(): void {
  clearTimeout(retry);
  stream?.close();
  stream = null;
  wasOpen = false;
}

function tell(event: ServerEvent): void {
  listeners.forEach((listener) => listener(event));
}

/** Null for what is not an event of ours. */
export function parseEvent(text: string): ServerEvent | null {
  try {
    const value: unknown = JSON.parse(text);
    return isEvent(value) ? value : null;
  } catch {
    return null;
  }
}

function isEvent(value: unknown): value is ServerEvent {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}

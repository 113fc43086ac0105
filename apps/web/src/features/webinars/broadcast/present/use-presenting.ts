import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { getTicket } from '../api';
import type { LinkState } from './ingest-link';
import { sendStream, supportedFormat } from './recorder';

type Sender = ReturnType<typeof sendStream>;

/** Sends what the devices give, from going live to the end; another picture is another feed. */
export function usePresenting(webinarId: string, stream: Ref<MediaStream | null>) {
  const format = supportedFormat();
  const link = shallowRef<LinkState | null>(null);
  const presenting = ref(false);
  let sender: Sender | null = null;

  function goLive(takeOver = false): void {
    if (!stream.value || !format) return;
    presenting.value = true;
    sender = sendStream(stream.value, {
      ticket: () => getTicket(webinarId),
      ...{ format, takeOver },
      onState: (state) => {
        link.value = state;
        if (state.kind === 'refused' || state.kind === 'ended') presenting.value = false;
      },
    });
  }

  /** There is nothing to send any more. */
  async function pause(): Promise<void> {
    presenting.value = false;
    await sender?.close('finish');
    sender = null;
  }

  async function end(): Promise<void> {
    await sender?.close('end');
    sender = null;
  }

  watch(stream, async (now, before) => {
    if (!presenting.value || !now || now === before) return;
    await sender?.close('finish');
    goLive();
  });
  onScopeDispose(() => void sender?.close('finish'));
  return { format, link, presenting, goLive, pause, end };
}

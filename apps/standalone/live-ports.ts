import { freePort, isPortFree } from '@rounds/platform/embedded';

/** Where the ingest of live broadcasts listens. */
export interface LivePorts {
  /** Where the API reaches it. */
  address: string;
  ingest: number;
  rtmp: number;
}

/** What encoders take when nobody says otherwise. */
const DEFAULT_RTMP = 1935;

export async function chooseLivePorts(host: string): Promise<LivePorts> {
  const address = host === '0.0.0.0' || host.includes(':') ? '127.0.0.1' : host;
  const isDefaultFree = await isPortFree(DEFAULT_RTMP, host).catch(() => false);
  return {
    address,
    ingest: await freePort(host),
    rtmp: isDefaultFree ? DEFAULT_RTMP : await freePort(host),
  };
}

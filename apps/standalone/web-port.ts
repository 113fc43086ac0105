import { freePort, isPortFree } from '@rounds/platform/embedded';
import { Failure } from './failure';

const DEFAULT_PORT = 3000;
const TRIED = 100;

/**
 * The port of the web app: the chosen one or an error; else 3000 or the next that is free.
 * @param chosen 0 asks the system for any
 */
export async function choosePort(host: string, chosen: number | undefined): Promise<number> {
  if (chosen === 0) return freePort(host);
  if (chosen !== undefined) {
    if (await isFree(chosen, host)) return chosen;
    throw new Failure(
      `Port ${chosen} is taken by another program.\nStop that program, choose another port with PORT, or leave PORT out.`,
    );
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + TRIED; port++) {
    if (await isFree(port, host)) return port;
  }
  throw new Failure(`No port from ${DEFAULT_PORT} on is free: choose one with PORT.`);
}

/** People type localhost, which some browsers look up as ::1 first: nobody may be there either. */
async function isFree(port: number, host: string): Promise<boolean> {
  try {
    if (!(await isPortFree(port, host))) return false;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES') {
      throw new Failure(`Port ${port} needs more rights: choose one above 1023 with PORT.`);
    }
    throw new Failure(`HOST=${host} cannot be listened on (${String(code)}): check HOST.`);
  }
  return isPortFree(port, '::1').catch(() => true);
}

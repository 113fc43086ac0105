import { createNativeEngine, nativeSupported } from './native-engine';
import type { Engine, EngineOptions } from './types';

/**
 * Brings the source into the element with hls.js, which is fetched only now, or else by the browser
 * itself. Null when it cannot be done; the reason was reported as a problem.
 */
export async function loadEngine(options: EngineOptions): Promise<Engine | null> {
  try {
    const { createHlsEngine, hlsSupported } = await import('./hls-engine');
    if (hlsSupported()) return createHlsEngine(options);
  } catch {
    // The code itself did not arrive: the network, not the class.
    options.onEvent({ type: 'problem', problem: { kind: 'network', fatal: true } });
    return null;
  }
  if (nativeSupported(options.media)) return createNativeEngine(options);
  options.onEvent({ type: 'problem', problem: { kind: 'unsupported', fatal: true } });
  return null;
}

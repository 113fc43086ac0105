import type { Problem } from '@rounds/platform/http';

/** Stable codes for what the tus protocol says by status alone. */
const CODES: Record<number, string> = {
  400: 'upload-invalid',
  403: 'upload-header-missing',
  404: 'not-found',
  409: 'upload-offset-conflict',
  410: 'upload-expired',
  412: 'upload-version-unsupported',
  413: 'upload-too-large',
  415: 'upload-invalid',
  501: 'upload-extension-unsupported',
};

/** RFC 9457 body for a refusal of the tus server. */
export function uploadProblem(status: number, text: string): Problem {
  const code = CODES[status] ?? 'upload-failed';
  // What went wrong inside is for the log, not for the browser.
  const title = status >= 500 ? 'The upload did not work; it can be resumed' : text.trim();
  return { type: `urn:rounds:problem:${code}`, title, status, code };
}

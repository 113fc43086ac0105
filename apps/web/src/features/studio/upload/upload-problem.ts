import { ApiProblem } from '../../../app/http';

/** What the server said when it refused a part of a file; `offline` when it said nothing. */
export function uploadProblem(xhr: XMLHttpRequest | undefined): ApiProblem {
  if (!xhr || xhr.status === 0) return new ApiProblem(0, 'offline', 'No answer came');
  return new ApiProblem(xhr.status, codeIn(xhr.responseText) ?? `http-${xhr.status}`, '');
}

function codeIn(text: string): string | null {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : null;
  } catch {
    return null;
  }
}

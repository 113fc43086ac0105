/** A refusal of the API (RFC 9457) or a failure to reach it, ready to be shown to a person. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';

  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** Stable kebab-case code: the server's, or `offline` when no answer came. */
    readonly code: string,
    message: string,
    /** A message per input field, by its dotted path. */
    readonly fields: Record<string, string> = {},
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }
}

interface ProblemBody {
  title?: unknown;
  code?: unknown;
  fields?: unknown;
}

/** Reads problem+json; anything else becomes `http-STATUS`. */
export function problemFrom(response: Response, body: unknown): ApiProblem {
  const { title, code, fields }: ProblemBody =
    typeof body === 'object' && body !== null ? body : {};
  const wait = Number(response.headers.get('retry-after'));
  return new ApiProblem(
    response.status,
    typeof code === 'string' ? code : `http-${response.status}`,
    typeof title === 'string' ? title : response.statusText,
    isTexts(fields) ? fields : {},
    Number.isFinite(wait) && wait > 0 ? wait : null,
  );
}

/** Whatever was thrown, as a problem. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(0, 'unexpected', error instanceof Error ? error.message : String(error));
}

function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { DomainError, type ErrorKind } from '../errors';
import { newId } from '../ids';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unprocessable: 422,
  'too-many': 429,
  unavailable: 503,
};

/** The HTTP status that a refusal is told with. */
export const statusOf = ({ kind }: DomainError): number => STATUS[kind];

/** RFC 9457 problem details, with our stable `code`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  fields?: Record<string, string>;
  [extra: string]: unknown;
}

/** Translates every error to problem+json. What was not expected is logged and told as `internal`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (reply.sent || reply.raw.headersSent) return;
    const problem = this.toProblem(error, request);
    if (error instanceof DomainError && error.details.retryAfterSeconds !== undefined) {
      void reply.header('retry-after', String(Math.ceil(error.details.retryAfterSeconds)));
    }
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .header('cache-control', 'no-store')
      .send(problem);
  }

  private toProblem(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof DomainError) {
      const { code, message, details } = error;
      return problem(statusOf(error), code, message, details);
    }
    if (error instanceof HttpException) {
      return problem(error.getStatus(), codeOf(error.getStatus()), error.message);
    }
    if (isUnstorableText(error)) {
      return problem(
        400,
        'invalid-input',
        'Some of the input has characters that no text can hold',
      );
    }
    const status = refusedStatusOf(error);
    if (status) return problem(status, codeOf(status), (error as Error).message);
    const reference = newId();
    this.logger.error(
      `${reference} ${request.method} ${request.routeOptions.url ?? ''}`,
      error instanceof Error ? error.stack : String(error),
    );
    return problem(500, 'internal', 'Something went wrong on our side', { reference });
  }
}

function problem(status: number, code: string, title: string, extra: object = {}): Problem {
  return { type: `urn:rounds:problem:${code}`, title, status, code, ...extra };
}

/** NUL and broken surrogates: PostgreSQL's character_not_in_repertoire and untranslatable_character. */
function isUnstorableText(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: string };
  return code === '22021' || code === '22P05';
}

/** Fastify's own refusals (body too large, bad JSON, …) carry a 4xx statusCode. */
function refusedStatusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
    ? statusCode
    : undefined;
}

function codeOf(status: number): string {
  const codes: Record<number, string> = {
    400: 'invalid-request',
    401: 'not-signed-in',
    403: 'forbidden',
    404: 'not-found',
    405: 'method-not-allowed',
    413: 'body-too-large',
    415: 'unsupported-media-type',
    429: 'too-many-requests',
  };
  return codes[status] ?? `http-${status}`;
}

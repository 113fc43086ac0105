import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Config } from '../config';

const LEVELS: LogLevel[] = ['debug', 'log', 'warn', 'error', 'fatal'];

/** One line an event; JSON where a machine reads it. Never given a token to print. */
export const createLogger = (
  name: string,
  config: Pick<Config, 'LOG_LEVEL' | 'LOG_JSON'>,
): ConsoleLogger =>
  new ConsoleLogger({
    prefix: name,
    json: config.LOG_JSON,
    colors: false,
    logLevels: LEVELS.slice(LEVELS.indexOf(config.LOG_LEVEL)),
  });

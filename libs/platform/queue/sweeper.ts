import { SetMetadata } from '@nestjs/common';

export const SWEEPS = 'rounds:sweeps';

/**
 * A method that puts in again what the database says is due. Runs every few seconds in one
 * worker at a time, so it must be cheap when nothing is due.
 */
export const Sweeps = (): (<Method extends () => Promise<void>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void) => SetMetadata(SWEEPS, true);

/** A check of the smoke run that did not hold; `check` is its stable name. */
export class SmokeFailure extends Error {
  override readonly name = 'SmokeFailure';

  constructor(
    readonly check: string,
    message: string,
  ) {
    super(`${check}: ${message}`);
  }
}

/** @throws SmokeFailure that names the check */
export function ensure(holds: boolean, check: string, message: string): asserts holds {
  if (!holds) throw new SmokeFailure(check, message);
}

/**
 * A wall clock in the form of date-fns' `TZDate`, which is how the generator takes dates that stand
 * in a zone: what it reads off as local time is the wall clock, wherever the server stands.
 */
export class WallClockDate extends Date {
  readonly internal: Date;

  constructor(wallClock: string) {
    super(`${wallClock}:00Z`);
    this.internal = new Date(this.getTime());
  }

  withTimeZone(): this {
    return this;
  }

  tzComponents(): [] {
    return [];
  }

  override getFullYear = (): number => this.getUTCFullYear();
  override getMonth = (): number => this.getUTCMonth();
  override getDate = (): number => this.getUTCDate();
  override getHours = (): number => this.getUTCHours();
  override getMinutes = (): number => this.getUTCMinutes();
  override getSeconds = (): number => this.getUTCSeconds();
}

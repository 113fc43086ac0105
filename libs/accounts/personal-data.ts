import { Injectable } from '@nestjs/common';

/** Everything that one context keeps about a person, as plain data. */
export type PersonalDataSource = (personId: string) => Promise<unknown>;

/**
 * Collects a person's data from the contexts that keep some. A context registers its part in
 * `onModuleInit`; accounts itself need not know them.
 */
@Injectable()
export class PersonalData {
  private readonly sources = new Map<string, PersonalDataSource>();

  /** @throws Error when two contexts claim one name */
  register(name: string, source: PersonalDataSource): void {
    if (this.sources.has(name)) throw new Error(`Personal data ${name} is registered twice`);
    this.sources.set(name, source);
  }

  async collect(personId: string): Promise<Record<string, unknown>> {
    const parts = [...this.sources].map(
      async ([name, source]) => [name, await source(personId)] as const,
    );
    return {
      exportedAt: new Date().toISOString(),
      ...Object.fromEntries(await Promise.all(parts)),
    };
  }
}

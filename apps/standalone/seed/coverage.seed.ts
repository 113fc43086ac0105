import { Injectable } from '@nestjs/common';
import { GuidanceSeed } from '@rounds/classes';
import { RequestSeed } from '@rounds/coverage';
import { demoConcept, demoRequests, demoSeenFirst } from '../demo/requests';

/** What comes first for newcomers, and what people ask for on the map. Can run twice. */
@Injectable()
export class CoverageSeed {
  constructor(
    private readonly guidance: GuidanceSeed,
    private readonly requests: RequestSeed,
  ) {}

  async run(people: Map<string, string>): Promise<void> {
    await this.guidance.markConcept(demoConcept);
    for (const { chapter, needed } of demoSeenFirst) await this.guidance.seeFirst(chapter, needed);
    const trainer = people.get('trainer@rounds.example');
    for (const { practice, billing, voters, answer } of demoRequests) {
      await this.requests.ask({
        practice: practice ?? null,
        billing: billing ?? null,
        personIds: voters.flatMap((email) => people.get(email) ?? []),
        answer: answer && trainer ? { ...answer, by: trainer } : null,
      });
    }
  }
}

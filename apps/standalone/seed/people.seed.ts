import { Injectable } from '@nestjs/common';
import { PeopleRegistry, Person, Practice, PracticesService } from '@rounds/accounts';
import { DataSource } from 'typeorm';
import {
  demoPassword,
  demoPractices,
  demoStaff,
  type DemoPerson,
  type DemoPractice,
} from '../demo/people';

/** Practices and people of the demo. What is there already is left alone. */
@Injectable()
export class PeopleSeed {
  constructor(
    private readonly dataSource: DataSource,
    private readonly practices: PracticesService,
    private readonly people: PeopleRegistry,
  ) {}

  /** Returns each person's id by e-mail address. */
  async run(): Promise<Map<string, string>> {
    for (const person of demoStaff) await this.person(person, null);
    for (const practice of demoPractices) {
      const practiceId = await this.practice(practice);
      for (const person of practice.people) await this.person(person, practiceId);
    }
    const all = await this.dataSource.manager.find(Person);
    return new Map(all.map(({ email, id }) => [email, id]));
  }

  private async practice({ name, specialties }: DemoPractice): Promise<string> {
    const present = await this.dataSource.manager.findOneBy(Practice, { name });
    return (
      present?.id ?? (await this.practices.createPractice({ name, specialties: [...specialties] }))
    );
  }

  private async person(person: DemoPerson, practiceId: string | null): Promise<void> {
    const { email } = person;
    const present = await this.dataSource.manager.findOneBy(Person, { email });
    if (present?.passwordHash) return;
    const id = present?.id ?? (await this.people.create({ ...person, practiceId }));
    await this.people.setPassword(id, demoPassword);
  }
}

export { AccountsModule, AccountsWorkerModule } from './accounts.module';
export { PeopleReader } from './people.reader';
export { PeopleRegistry, type NewPerson } from './people.registry';
export { Person } from './person.entity';
export { assertMaySee } from './person-access';
export { PersonalData, type PersonalDataSource } from './personal-data';
export { Practice } from './practice.entity';
export { PracticesService, type NewPractice } from './practices.service';
export { isStaffRole, LOCALES, PARTICIPANT_ROLES, type Locale, type ParticipantRole } from './role';

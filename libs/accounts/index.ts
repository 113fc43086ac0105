export { AccountsModule } from './accounts.module';
export { PeopleReader } from './people.reader';
export { Person } from './person.entity';
export { Practice } from './practice.entity';
export { isStaffRole, LOCALES, PARTICIPANT_ROLES, type Locale, type ParticipantRole } from './role';

import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AUTHENTICATOR } from '@rounds/platform/http';
import { KnownDevice } from './known-device';
import { OneTimeLink } from './one-time-link.entity';
import { PeopleReader } from './people.reader';
import { Person } from './person.entity';
import { PracticeSpecialty } from './practice-specialty.entity';
import { Practice } from './practice.entity';
import { SessionAuthenticator } from './session-authenticator';
import { SessionCookie } from './session-cookie';
import { SessionController } from './session.controller';
import { Session } from './session.entity';
import { SessionsService } from './sessions.service';
import { SignInThrottle } from './sign-in-throttle';
import { SignInService } from './sign-in.service';

/** Practices, people, sign-in. Global: the guard of every endpoint asks it who is there. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Practice, PracticeSpecialty, Person, Session, OneTimeLink])],
  controllers: [SessionController],
  providers: [
    KnownDevice,
    PeopleReader,
    SessionCookie,
    SessionsService,
    SessionAuthenticator,
    SignInService,
    SignInThrottle,
    { provide: AUTHENTICATOR, useExisting: SessionAuthenticator },
  ],
  exports: [AUTHENTICATOR, PeopleReader],
})
export class AccountsModule {}

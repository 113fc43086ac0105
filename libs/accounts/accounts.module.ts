import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AUTHENTICATOR } from '@rounds/platform/http';
import { AccountData } from './account-data';
import { AccountsSweeps } from './accounts.sweeps';
import { AuditController } from './audit.controller';
import { InvitationsService } from './invitations.service';
import { KnownDevice } from './known-device';
import { LinksController } from './links.controller';
import { MeController } from './me.controller';
import { MeService } from './me.service';
import { OneTimeLink } from './one-time-link.entity';
import { OneTimeLinks } from './one-time-links.service';
import { PasswordResetsService } from './password-resets.service';
import { PeopleController } from './people.controller';
import { PeopleReader } from './people.reader';
import { PeopleRegistry } from './people.registry';
import { PeopleService } from './people.service';
import { Person } from './person.entity';
import { PersonalData } from './personal-data';
import { PracticeSpecialty } from './practice-specialty.entity';
import { Practice } from './practice.entity';
import { PracticesController } from './practices.controller';
import { PracticesService } from './practices.service';
import { SessionAuthenticator } from './session-authenticator';
import { SessionCookie } from './session-cookie';
import { SessionOpener } from './session-opener';
import { SessionController } from './session.controller';
import { Session } from './session.entity';
import { SessionsService } from './sessions.service';
import { SignInThrottle } from './sign-in-throttle';
import { SignInService } from './sign-in.service';

/** Practices, people, sign-in. Global: the guard of every endpoint asks it who is there. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Practice, PracticeSpecialty, Person, Session, OneTimeLink])],
  controllers: [
    SessionController,
    LinksController,
    MeController,
    PeopleController,
    PracticesController,
    AuditController,
  ],
  providers: [
    AccountData,
    InvitationsService,
    KnownDevice,
    MeService,
    OneTimeLinks,
    PasswordResetsService,
    PeopleReader,
    PeopleRegistry,
    PeopleService,
    PersonalData,
    PracticesService,
    SessionAuthenticator,
    SessionCookie,
    SessionOpener,
    SessionsService,
    SignInService,
    SignInThrottle,
    { provide: AUTHENTICATOR, useExisting: SessionAuthenticator },
  ],
  exports: [
    AUTHENTICATOR,
    PeopleReader,
    PeopleRegistry,
    PersonalData,
    PracticesService,
    SessionOpener,
  ],
})
export class AccountsModule {}

/** For the worker: the same services, and what is done on the side. */
@Module({ imports: [AccountsModule], providers: [AccountsSweeps] })
export class AccountsWorkerModule {}

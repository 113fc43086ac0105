import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AuthGuard } from './auth.guard';
import { PolicyCheck } from './policy.check';
import { ProblemFilter } from './problem.filter';
import { validationPipe } from './validation';

/** The API's guard, pipe, error filter and boot check. Needs a global AUTHENTICATOR. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    PolicyCheck,
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: validationPipe },
  ],
  exports: [PolicyCheck],
})
export class HttpModule {}

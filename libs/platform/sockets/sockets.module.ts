import { Global, Module } from '@nestjs/common';
import { SocketRoutes } from './socket-routes';

/** WebSockets of the API. Needs a global AUTHENTICATOR. */
@Global()
@Module({ providers: [SocketRoutes], exports: [SocketRoutes] })
export class SocketsModule {}

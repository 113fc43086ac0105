export { isOwnOrigin } from './origin';
export { SocketRoutes, type SocketRequest, type SocketRoute } from './socket-routes';
export { SocketsModule } from './sockets.module';

export { freePort, isPortFree } from './free-port';
export { leash, type LeashOptions } from './leash';
export { removePostgres } from './places';
export { startPostgres, type PostgresOptions, type RunningPostgres } from './postgres';
export { commandOf, isAlive, signal, waitForExit } from './processes';

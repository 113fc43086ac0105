export { Metrics, type Reading } from './metrics';
export { ObservabilityModule } from './observability.module';
export { createLogger } from './logger';

export { CoverageModule } from './coverage.module';
export { RequestSeed, type SeededRequest } from './request-seed.service';

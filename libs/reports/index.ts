export { ReportsModule, ReportsWorkerModule } from './reports.module';

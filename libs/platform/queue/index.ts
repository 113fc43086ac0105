export { GivesUpJob, HandlesJob, type JobContext } from './handles-job';
export {
  defineJob,
  definedJobs,
  jobId,
  PRIORITY,
  QUEUES,
  type JobDefinition,
  type QueueName,
} from './job';
export { QueueModule, WorkerHostModule } from './queue.module';
export { ALIVE_SECONDS } from './alive';
export { QueueService, type EnqueueOptions } from './queue.service';
export { Sweeps } from './sweeper';

export { Specialty } from './specialty.entity';
export { parseTopicKey, topicKey, type Axis } from './topic';
export { Topic } from './topic.entity';
export { WorkflowMapModule } from './workflow-map.module';
export { WorkflowMapService, type TopicRef } from './workflow-map.service';

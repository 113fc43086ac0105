import type { TopicRequest } from '../api';

/** "Check-out and recall · Denials" */
export const placeTitle = ({ practice, billing }: Pick<TopicRequest, 'practice' | 'billing'>) =>
  [practice?.title, billing?.title].filter(Boolean).join(' · ');

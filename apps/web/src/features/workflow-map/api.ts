import { http } from '../../app/http';

/** A step of the work: `practice:eligibility`, `billing:denials`. */
export interface Topic {
  id: string;
  axis: 'practice' | 'billing';
  key: string;
  title: string;
  summary: string;
  overlays: { id: string; specialty: string; title: string }[];
}

export interface WorkflowMap {
  specialties: { key: string; title: string }[];
  practiceSteps: Topic[];
  billingSteps: Topic[];
  participantRoles: string[];
}

export const getWorkflowMap = () => http.get<WorkflowMap>('workflow-map');

import type { components } from '@rounds/api-client';
import { answerOf, api } from '../../app/http';

export type WorkflowMap = components['schemas']['WorkflowMap'];
/** A step of the work: `practice:eligibility`, `billing:denials`. */
export type Topic = components['schemas']['Topic'];

export const getWorkflowMap = () => answerOf(api.GET('/api/workflow-map'));

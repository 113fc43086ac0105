import { z } from 'zod';
import { AXES, KEY_FORM } from './topic';

const axis = z.enum(AXES);

const overlay = z.object({
  id: z.uuid(),
  key: z.string(),
  specialty: z.string(),
  title: z.string(),
});

export const topic = z
  .object({
    id: z.uuid(),
    axis,
    /** `practice:eligibility` */
    key: z.string(),
    title: z.string(),
    summary: z.string(),
    overlays: z.array(overlay),
  })
  .meta({ id: 'Topic' });
export type TopicView = z.infer<typeof topic>;

export const workflowMap = z
  .object({
    specialties: z.array(z.object({ key: z.string(), title: z.string() })),
    practiceSteps: z.array(topic),
    billingSteps: z.array(topic),
    participantRoles: z.array(z.string()),
  })
  .meta({ id: 'WorkflowMap' });
export type WorkflowMapView = z.infer<typeof workflowMap>;

const title = z.string().trim().min(1).max(200);
const summary = z.string().trim().max(1000);
const position = z.number().int().min(0).max(10_000);

/** A topic as an admin edits it: both languages, also when it is inactive. */
export const editableTopic = z
  .object({
    id: z.uuid(),
    axis,
    key: z.string(),
    title: z.string(),
    titleEs: z.string().nullable(),
    summary: z.string(),
    summaryEs: z.string().nullable(),
    position: z.number().int(),
    active: z.boolean(),
    parentId: z.uuid().nullable(),
    specialty: z.string().nullable(),
  })
  .meta({ id: 'EditableTopic' });
export type EditableTopic = z.infer<typeof editableTopic>;

export const newTopic = z.object({
  axis,
  /** Without the axis, in lower case and dashes. */
  key: z.string().max(120).regex(KEY_FORM, 'Lower-case words joined by dashes'),
  title,
  titleEs: title.nullable().default(null),
  summary: summary.default(''),
  summaryEs: summary.nullable().default(null),
  position: position.default(1000),
  /** Both for an overlay, neither for a step. */
  parentId: z.uuid().nullable().default(null),
  specialty: z.string().max(100).nullable().default(null),
});
export type NewTopic = z.infer<typeof newTopic>;

export const topicChange = z
  .object({
    title,
    titleEs: title.nullable(),
    summary,
    summaryEs: summary.nullable(),
    position,
    active: z.boolean(),
  })
  .partial();
export type TopicChange = z.infer<typeof topicChange>;

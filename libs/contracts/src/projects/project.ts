import { z } from 'zod';
import projectCreatedExample from '../../examples/events/project.created.json';
import projectUpdatedExample from '../../examples/events/project.updated.json';
import { event, offered } from '../core/event';
import { page, pageOf } from '../core/page';
import { principal } from '../core/principal';
import { rpc } from '../core/rpc';
import { day, instant, nothing, numericId } from '../core/values';
import { projectResourceType } from '../wire/project-resource-types';

/** 1 active, 9 archived: the wire format's numbers. */
export const projectStatus = z.union([z.literal(1), z.literal(9)]);

export const projectFields = z.object({
  name: z.string().trim().min(1).max(255),
  street: z.string().max(255).nullable(),
  zipcode: z.string().max(32).nullable(),
  city: z.string().max(255).nullable(),
  country: z.string().max(255).nullable(),
  description: z.string().max(10_000).nullable(),
  projectNumber: z.string().max(100).nullable(),
  homepage: z.string().max(255).nullable(),
  startDate: day.nullable(),
  endDate: day.nullable(),
});

export const project = projectFields.extend({
  id: numericId,
  accountId: numericId,
  runningNumber: z.int().positive(),
  status: projectStatus,
  authorId: numericId,
  createdAt: instant,
  updatedAt: instant,
});
export type Project = z.infer<typeof project>;

/** Newest first unless sorted; `search` looks in name, number and city. */
export const listProjects = rpc('projects.list-projects', {
  request: z.object({
    actor: principal,
    page,
    search: z.string().max(200).optional(),
    sort: z.object({ field: z.enum(['name', 'created-on', 'updated-on']), descending: z.boolean() }).optional(),
    /** Only what changed at or after this instant. */
    changedSince: instant.optional(),
  }),
  reply: pageOf(project),
});

export const getProject = rpc('projects.get-project', {
  request: z.object({ actor: principal, projectId: numericId }),
  reply: project,
});

export const createProject = rpc('projects.create-project', {
  request: projectFields.partial().required({ name: true }).extend({ actor: principal }),
  reply: project,
  write: true,
});

export const updateProject = rpc('projects.update-project', {
  request: projectFields.partial().extend({ actor: principal, projectId: numericId }),
  reply: project,
  write: true,
});

export const component = z.object({ id: numericId, projectId: numericId, name: z.string(), createdAt: instant });
export type Component = z.infer<typeof component>;

export const listComponents = rpc('projects.list-components', {
  request: z.object({ actor: principal, projectId: numericId }),
  reply: z.object({ items: z.array(component) }),
});
export const createComponent = rpc('projects.create-component', {
  request: z.object({ actor: principal, projectId: numericId, name: z.string().trim().min(1).max(255) }),
  reply: component,
  write: true,
});

/** A typed field's key in `typed-values` is `tf` and 16 hex digits. */
export const typedFieldKey = z.string().regex(/^tf[0-9a-f]{16}$/);

export const ticketType = z.object({ id: numericId, accountId: numericId, name: z.string(), createdAt: instant });
export type TicketType = z.infer<typeof ticketType>;

/** The account's types, or those assigned to one project. */
export const listTicketTypes = rpc('projects.list-ticket-types', {
  request: z.object({ actor: principal, projectId: numericId.optional() }),
  reply: z.object({ items: z.array(ticketType) }),
});
export const createTicketType = rpc('projects.create-ticket-type', {
  request: z.object({ actor: principal, name: z.string().trim().min(1).max(255) }),
  reply: ticketType,
  write: true,
});
/** Assigning twice is no error. */
export const assignTicketType = rpc('projects.assign-ticket-type', {
  request: z.object({ actor: principal, projectId: numericId, ticketTypeId: numericId }),
  reply: nothing,
  write: true,
});

export const projectCreated = event('project.created', {
  data: projectResourceType.schema,
  webhook: offered('project_created', 'Projects', projectResourceType.schema),
  description: 'A project was created.',
  example: projectCreatedExample,
});
export const projectUpdated = event('project.updated', {
  data: projectResourceType.schema,
  webhook: offered('project_updated', 'Projects', projectResourceType.schema),
  description: 'A project was changed.',
  example: projectUpdatedExample,
});

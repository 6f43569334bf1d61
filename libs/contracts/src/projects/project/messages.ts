import { z } from 'zod';
import projectCreatedExample from '../../../examples/events/project.created.json';
import projectUpdatedExample from '../../../examples/events/project.updated.json';
import { event, offerResource } from '../../core/event';
import { orderBy, page, syncPageOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, numericId } from '../../core/values';
import { project, projectFields } from './model';
import { projectResource } from './resource';

/** The fields by which lists of projects are sorted. */
export const projectSorts = [
  'id',
  'running-number',
  'name',
  'projectnumber',
  'drstart-date',
  'drend-date',
  'zipcode',
  'city',
  'street',
  'country',
  'status',
  'created-on',
  'updated-on',
] as const;

/** Lists projects, by id unless sorted. `search` matches name, number and city. */
export const listProjects = rpc('projects.list-projects', {
  request: z.object({
    actor: principal,
    page,
    search: z.string().max(200).optional(),
    sort: orderBy(projectSorts).optional(),
    /** Only projects that changed at or after this instant. */
    changedSince: instant.optional(),
    /** Only projects with a greater id. Without `sort`, this reads all pages without a gap or a double. */
    after: numericId.optional(),
  }),
  reply: syncPageOf(project),
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

/** Changes the given fields. */
export const updateProject = rpc('projects.update-project', {
  request: projectFields.partial().extend({ actor: principal, projectId: numericId }),
  reply: project,
  write: true,
});

export const projectCreated = event('project.created', {
  data: projectResource.schema,
  webhook: offerResource('project_created', 'Projects', projectResource),
  description: 'A project was created.',
  example: projectCreatedExample,
});
export const projectUpdated = event('project.updated', {
  data: projectResource.schema,
  webhook: offerResource('project_updated', 'Projects', projectResource),
  description: 'A project was changed.',
  example: projectUpdatedExample,
});

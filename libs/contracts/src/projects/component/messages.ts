import { z } from 'zod';
import { syncListOf } from '../../core/page';
import { principal } from '../../core/principal';
import { rpc } from '../../core/rpc';
import { instant, numericId } from '../../core/values';
import { component } from './model';

export const listComponents = rpc('projects.list-components', {
  request: z.object({ actor: principal, projectId: numericId, changedSince: instant.optional() }),
  reply: syncListOf(component),
});

const name = z.string().trim().min(1).max(255);

export const createComponent = rpc('projects.create-component', {
  request: z.object({ actor: principal, projectId: numericId, name }),
  reply: component,
  write: true,
});

/** Components that one request can create. */
export const maxNewComponents = 100;

/** Creates all of the components, in their order, or none. */
export const createComponents = rpc('projects.create-components', {
  request: z.object({ actor: principal, projectId: numericId, names: z.array(name).min(1).max(maxNewComponents) }),
  reply: z.object({ items: z.array(component) }),
  write: true,
});

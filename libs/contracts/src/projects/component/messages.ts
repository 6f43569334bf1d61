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
export const createComponent = rpc('projects.create-component', {
  request: z.object({ actor: principal, projectId: numericId, name: z.string().trim().min(1).max(255) }),
  reply: component,
  write: true,
});

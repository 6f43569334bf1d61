import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { listSearch } from '../app/list/list-search';
import { signedInRoute } from '../app/root.route';
import { lazyPage } from '../app/shell/lazy-page';
import { ticketSearch } from '../ticket/ticket-search';

export const projectListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'projects',
  validateSearch: listSearch.extend({
    sort: z.enum(['name', '-created-on', '-updated-on']).optional().catch(undefined),
  }),
  component: lazyPage(() => import('./project-list.page'), 'ProjectListPage'),
});

/** The tickets of a project. */
export const projectRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'projects/$project',
  validateSearch: ticketSearch,
  component: lazyPage(() => import('./project.page'), 'ProjectPage'),
});

/** The components, ticket types and members of a project. */
export const projectSetupRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'projects/$project/setup',
  component: lazyPage(() => import('./project-setup.page'), 'ProjectSetupPage'),
});

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { listSearch } from '../app/list/list-search';
import { signedInRoute } from '../app/root.route';
import { ticketSearch } from '../ticket/ticket-search';

export const projectListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'projects',
  validateSearch: listSearch.extend({
    sort: z.enum(['name', '-created-on', '-updated-on']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./project-list.page'), 'ProjectListPage'),
});

/** The tickets of a project. */
export const projectRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'projects/$project',
  validateSearch: ticketSearch,
  component: lazyRouteComponent(() => import('./project.page'), 'ProjectPage'),
});

/** The components, ticket types and members of a project. */
export const projectSetupRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'projects/$project/setup',
  component: lazyRouteComponent(() => import('./project-setup.page'), 'ProjectSetupPage'),
});

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';

export const projectListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'projects',
  component: lazyRouteComponent(() => import('./project-list.page'), 'ProjectListPage'),
});

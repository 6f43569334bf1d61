import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';

export const userListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'users',
  component: lazyRouteComponent(() => import('./user-list.page'), 'UserListPage'),
});

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '../app/list/list-search';
import { signedInRoute } from '../app/root.route';

export const groupListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'groups',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./group-list.page'), 'GroupListPage'),
});

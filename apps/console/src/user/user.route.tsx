import { userKind, userState } from '@plumbline/contracts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch } from '../app/list/list-search';
import { signedInRoute } from '../app/root.route';

export const userListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'users',
  validateSearch: listSearch.extend({
    kind: userKind.optional().catch(undefined),
    state: userState.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./user-list.page'), 'UserListPage'),
});

export const userRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'users/$user',
  component: lazyRouteComponent(() => import('./user.page'), 'UserPage'),
});

import { userKind, userState } from '@plumbline/contracts';
import { createRoute } from '@tanstack/react-router';
import { listSearch } from '../app/list/list-search';
import { signedInRoute } from '../app/root.route';
import { lazyPage } from '../app/shell/lazy-page';

export const userListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'users',
  validateSearch: listSearch.extend({
    kind: userKind.optional().catch(undefined),
    state: userState.optional().catch(undefined),
  }),
  component: lazyPage(() => import('./user-list.page'), 'UserListPage'),
});

export const userRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'users/$user',
  component: lazyPage(() => import('./user.page'), 'UserPage'),
});

import { createRoute } from '@tanstack/react-router';
import { listSearch } from '../app/list/list-search';
import { signedInRoute } from '../app/root.route';
import { lazyPage } from '../app/shell/lazy-page';

export const groupListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'groups',
  validateSearch: listSearch,
  component: lazyPage(() => import('./group-list.page'), 'GroupListPage'),
});

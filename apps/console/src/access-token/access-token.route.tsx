import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../app/shell/lazy-page';
import { profileLayoutRoute } from '../profile/profile.route';

export const accessTokenRoute = createRoute({
  getParentRoute: () => profileLayoutRoute,
  path: 'access-tokens',
  component: lazyPage(() => import('./access-token-list.page'), 'AccessTokenListPage'),
});

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { profileLayoutRoute } from '../profile/profile.route';

export const accessTokenRoute = createRoute({
  getParentRoute: () => profileLayoutRoute,
  path: 'access-tokens',
  component: lazyRouteComponent(() => import('./access-token-list.page'), 'AccessTokenListPage'),
});

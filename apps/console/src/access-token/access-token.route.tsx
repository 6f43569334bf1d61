import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { profileTabsRoute } from '../profile/profile.route';

export const accessTokenRoute = createRoute({
  getParentRoute: () => profileTabsRoute,
  path: 'access-tokens',
  component: lazyRouteComponent(() => import('./access-token-list.page'), 'AccessTokenListPage'),
});

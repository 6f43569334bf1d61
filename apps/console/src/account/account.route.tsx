import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';

export const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'settings/account',
  component: lazyRouteComponent(() => import('./account.page'), 'AccountPage'),
});

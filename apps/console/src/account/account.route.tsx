import { createRoute } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';
import { lazyPage } from '../app/shell/lazy-page';

export const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'settings/account',
  component: lazyPage(() => import('./account.page'), 'AccountPage'),
});

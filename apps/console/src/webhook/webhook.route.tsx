import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';

export const webhookListRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'settings/account/webhooks',
  component: lazyRouteComponent(() => import('./webhook-list.page'), 'WebhookListPage'),
});

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { webhookSectionRoute } from '../webhook/webhook.route';

/** What of a webhook's deliveries was sent again, and what is to be. */
export const replayListRoute = createRoute({
  getParentRoute: () => webhookSectionRoute,
  path: '$webhook/replays',
  component: lazyRouteComponent(() => import('./replay-list.page'), 'ReplayListPage'),
});

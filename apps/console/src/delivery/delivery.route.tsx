import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { webhookSectionRoute } from '../webhook/webhook.route';
import { deliverySearch } from './delivery-search';

/** The deliveries of a webhook, and at the side the one that the address names. */
export const deliveryListRoute = createRoute({
  getParentRoute: () => webhookSectionRoute,
  path: '$webhook',
  validateSearch: deliverySearch.extend({ delivery: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./delivery-list.page'), 'DeliveryListPage'),
});

export const undeliveredRoute = createRoute({
  getParentRoute: () => webhookSectionRoute,
  path: 'undelivered',
  validateSearch: deliverySearch.omit({ status: true }),
  component: lazyRouteComponent(() => import('./undelivered.page'), 'UndeliveredPage'),
});

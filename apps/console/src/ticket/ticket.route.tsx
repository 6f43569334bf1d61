import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';

export const ticketRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'projects/$project/tickets/$ticket',
  component: lazyRouteComponent(() => import('./ticket.page'), 'TicketPage'),
});

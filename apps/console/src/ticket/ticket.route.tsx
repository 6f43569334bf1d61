import { createRoute } from '@tanstack/react-router';
import { signedInRoute } from '../app/root.route';
import { lazyPage } from '../app/shell/lazy-page';

export const ticketRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'projects/$project/tickets/$ticket',
  component: lazyPage(() => import('./ticket.page'), 'TicketPage'),
});

import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { listSearch } from '../app/list/list-search';
import { signedInRoute } from '../app/root.route';
import { lazyPage } from '../app/shell/lazy-page';
import { families } from './audit';

const day = z.iso.date().optional().catch(undefined);

export const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'audit',
  validateSearch: listSearch.pick({ page: true }).extend({
    family: z.enum(families).optional().catch(undefined),
    actor: z.string().optional().catch(undefined),
    from: day,
    to: day,
  }),
  component: lazyPage(() => import('./audit.page'), 'AuditPage'),
});

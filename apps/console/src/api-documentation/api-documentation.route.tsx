import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { signedInRoute } from '../app/root.route';
import { lazyPage } from '../app/shell/lazy-page';
import { views } from './view';

export const apiDocumentationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: 'settings/api-documentation',
  validateSearch: z.object({
    view: z.enum(views).optional().catch(undefined),
    // Version 2 needs no parameter.
    version: z.literal(1).optional().catch(undefined),
    // The resources of the examples.
    project: z.string().optional().catch(undefined),
    ticket: z.string().optional().catch(undefined),
  }),
  component: lazyPage(() => import('./api-documentation.page'), 'ApiDocumentationPage'),
});

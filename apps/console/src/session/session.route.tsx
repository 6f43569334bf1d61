import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../app/root.route';
import { lazyPage } from '../app/shell/lazy-page';
import { profileLayoutRoute } from '../profile/profile.route';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  // Where to go after signing in: a path of this site, never another site.
  validateSearch: z.object({
    from: z
      .string()
      .regex(/^\/(?!\/)/)
      .optional()
      .catch(undefined),
  }),
  component: lazyPage(() => import('./sign-in.page'), 'SignInPage'),
});

export const sessionListRoute = createRoute({
  getParentRoute: () => profileLayoutRoute,
  path: 'sessions',
  component: lazyPage(() => import('./session-list.page'), 'SessionListPage'),
});

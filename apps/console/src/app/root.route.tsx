import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../session/session';
import { ApiError } from './api/api-error';
import { Shell } from './shell/shell';

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

/** Everything for people who have signed in; the others sign in first and come back to where they wanted to go. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- how the router is told
      throw redirect({ to: '/sign-in', search: { from: location.href === '/' ? undefined : location.href } });
    }
  },
  component: Shell,
});

export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- how the router is told
    throw redirect({ to: '/projects', replace: true });
  },
});

import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { SignInAgainDialog } from '../session/sign-in-again-dialog';
import { sessionQuery } from '../session/session';
import { ApiError } from './api/api-error';
import { LeaveGuard } from './unsaved/leave-guard';
import { Shell } from './shell/shell';

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root });

function Root() {
  return (
    <>
      <Outlet />
      <LeaveGuard />
      <SignInAgainDialog />
    </>
  );
}

/** The parent of all pages for signed-in users. Others are sent to the sign-in page, which leads back. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      // oxlint-disable-next-line typescript/only-throw-error -- TanStack Router redirects by throwing
      throw redirect({ to: '/sign-in', search: { from: location.href === '/' ? undefined : location.href } });
    }
  },
  component: Shell,
});

export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- TanStack Router redirects by throwing
    throw redirect({ to: '/projects', replace: true });
  },
});

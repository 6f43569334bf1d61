import { createRouter } from '@tanstack/react-router';
import { accessTokenRoute } from '../access-token/access-token.route';
import { accountRoute } from '../account/account.route';
import { apiDocumentationRoute } from '../api-documentation/api-documentation.route';
import { auditRoute } from '../audit/audit.route';
import { deliveryListRoute, undeliveredRoute } from '../delivery/delivery.route';
import { groupListRoute } from '../group/group.route';
import { forgottenPasswordRoute, invitationRoute, passwordResetRoute } from '../password-link/password-link.route';
import { passwordRoute, profileRoute, profileLayoutRoute } from '../profile/profile.route';
import { projectListRoute, projectRoute, projectSetupRoute } from '../project/project.route';
import { replayListRoute } from '../replay/replay.route';
import { sessionListRoute, signInRoute } from '../session/session.route';
import { ticketRoute } from '../ticket/ticket.route';
import { userListRoute, userRoute } from '../user/user.route';
import { newWebhookRoute, webhookListRoute, webhookSettingsRoute, webhookSectionRoute } from '../webhook/webhook.route';
import { createQueryClient } from './api/query-client';
import { LoadingState } from './list/loading-state';
import { homeRoute, rootRoute, signedInRoute } from './root.route';
import { ErrorPage } from './shell/error-page';
import { NotFoundPage } from './shell/not-found-page';
import { unsavedOnPage } from './unsaved/unsaved';

export const queryClient = createQueryClient({ onSignedOut: () => void signInAgain() });

const routeTree = rootRoute.addChildren([
  signInRoute,
  invitationRoute,
  passwordResetRoute,
  forgottenPasswordRoute,
  signedInRoute.addChildren([
    homeRoute,
    projectListRoute,
    projectRoute,
    projectSetupRoute,
    ticketRoute,
    userListRoute,
    userRoute,
    groupListRoute,
    profileLayoutRoute.addChildren([profileRoute, passwordRoute, sessionListRoute, accessTokenRoute]),
    webhookSectionRoute.addChildren([
      webhookListRoute,
      newWebhookRoute,
      undeliveredRoute,
      deliveryListRoute,
      replayListRoute,
      webhookSettingsRoute,
    ]),
    accountRoute,
    apiDocumentationRoute,
    auditRoute,
  ]),
]);

/** The router of the console. */
export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingComponent: LoadingState,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  // The not-found page renders the shell itself.
  notFoundMode: 'root',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Removes the data of the former user and opens the sign-in page, which leads back here. */
async function signInAgain(): Promise<void> {
  const { href, pathname } = router.state.location;
  if (pathname === '/sign-in') return;
  // Drafts are kept: the sign-in leads back to them.
  unsavedOnPage.release();
  await router.navigate({ to: '/sign-in', search: { from: href } });
  queryClient.clear();
}

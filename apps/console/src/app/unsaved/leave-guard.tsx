import { useBlocker } from '@tanstack/react-router';
import { LeaveQuestion } from './leave-question';
import { unsavedOnPage } from './unsaved';

/** Asks before the user leaves a page with something unsaved, by a link, the browser's buttons, a reload or closing the tab. */
export function LeaveGuard() {
  const { status, reset, proceed } = useBlocker({
    // Pages keep their filters and tabs in the query: changing these leaves nothing.
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && unsavedOnPage.any,
    enableBeforeUnload: () => unsavedOnPage.any,
    withResolver: true,
  });
  return (
    <LeaveQuestion
      opened={status === 'blocked'}
      onStay={() => reset?.()}
      onLeave={() => {
        unsavedOnPage.discard();
        proceed?.();
      }}
    />
  );
}

import { lazyRouteComponent } from '@tanstack/react-router';

/** The files of a page cannot be loaded: the connection is lost, or a new release has removed the files of the former one. */
export class PageNotLoaded extends Error {}

/**
 * A page whose files are loaded when it is opened. When they cannot be loaded, the error page says so. (Without the error of our own the
 * router would reload the page, which shows the browser's error page while the connection is lost.)
 */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch((cause: unknown) => {
        throw new PageNotLoaded('The page cannot be loaded.', { cause });
      }),
    name,
  );

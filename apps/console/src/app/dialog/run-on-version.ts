import { isOutdated } from '../api/api-error';
import type { ReadVersion } from '../form/edit-base';
import { changedFields } from '../form/edit-conflict';

interface VersionedAction<Values> {
  /** Reads the resource again. */
  read: () => Promise<ReadVersion<Values>>;
  /** Runs on one version of the resource, and fails on another one. */
  action: (ifMatch: string | undefined) => Promise<unknown>;
}

/**
 * Runs an action on the version of a resource that the user has confirmed. If others have changed the resource since, returns what it
 * contains now, and the action has done nothing.
 */
export async function runOnVersion<Values extends object>(
  confirmed: ReadVersion<Values>,
  { read, action }: VersionedAction<Values>,
): Promise<ReadVersion<Values> | undefined> {
  let { etag } = confirmed;
  if (etag === undefined) {
    // Rows of a list have no version, but show what the user has seen.
    const now = await read();
    if (changedFields(confirmed.values, now.values).length > 0) return now;
    etag = now.etag;
  }
  try {
    await action(etag);
  } catch (error) {
    if (isOutdated(error)) return read();
    throw error;
  }
  return undefined;
}

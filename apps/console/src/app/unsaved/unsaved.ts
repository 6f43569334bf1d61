import { createContext, use, useCallback, useEffect, useId } from 'react';

/** What would be lost by leaving a page or a dialog: input that is not saved, and secrets that are shown once. */
export class Unsaved {
  private readonly holders = new Map<string, () => void>();

  get any(): boolean {
    return this.holders.size > 0;
  }

  /** `discard` runs when the user decides to leave. */
  add(holder: string, discard: () => void): void {
    this.holders.set(holder, discard);
  }

  remove(holder: string): void {
    this.holders.delete(holder);
  }

  /** Lets the user leave without a question. What survives a reload is kept. */
  release(): void {
    this.holders.clear();
  }

  discard(): void {
    for (const discard of this.holders.values()) discard();
    this.holders.clear();
  }
}

/** What leaving the page would lose. */
export const unsavedOnPage = new Unsaved();

/** The page and the dialogs around a component, the innermost last. */
export const UnsavedScopes = createContext<readonly Unsaved[]>([unsavedOnPage]);

const nothing = () => undefined;

/**
 * Makes the page and the dialogs around a component ask before they are left, while `unsaved` is true. The result ends that at once, for
 * code that saves and leaves before the next render.
 */
export function useUnsaved(unsaved: boolean, discard: () => void = nothing): () => void {
  const scopes = use(UnsavedScopes);
  const holder = useId();
  const settle = useCallback(() => {
    for (const scope of scopes) scope.remove(holder);
  }, [scopes, holder]);
  useEffect(() => {
    if (!unsaved) return;
    for (const scope of scopes) scope.add(holder, discard);
    return settle;
  }, [unsaved, scopes, holder, discard, settle]);
  return settle;
}

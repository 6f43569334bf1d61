import { currentUserId } from '../api/credentials';

/** Input that is not saved yet, and what it is based on. */
export interface Draft<Values> {
  values: Values;
  base: { values: Values; etag?: string };
}

/** Keeps the input of a form in the tab until it is saved or discarded, so that it survives a reload. */
export class DraftStore<Values> {
  /** Users of the same tab do not see each other's drafts. */
  private readonly key: string;

  constructor(name: string) {
    this.key = `draft:${currentUserId()}:${name}`;
  }

  read(): Draft<Values> | undefined {
    const text = sessionStorage.getItem(this.key);
    return text === null ? undefined : (JSON.parse(text) as Draft<Values>);
  }

  write(draft: Draft<Values>): void {
    sessionStorage.setItem(this.key, JSON.stringify(draft));
  }

  readonly discard = (): void => sessionStorage.removeItem(this.key);
}

import { currentUserId } from '../api/credentials';
import { changedFields, omit, pick } from './edit-conflict';

/** Input that is not saved yet, and what it is based on. */
export interface Draft<Values> {
  values: Values;
  base: { values: Values; etag?: string | undefined };
}

/** Keeps the input of a form in the tab until it is saved or discarded, so that it survives a reload. */
export class DraftStore<Values extends object> {
  /** Users of the same tab do not see each other's drafts. */
  private readonly key: string;

  /** The fields `secrets` are never stored: neither what the user has entered nor what was read. */
  constructor(
    name: string,
    private readonly secrets: readonly string[] = [],
    private readonly storage: Storage = sessionStorage,
  ) {
    this.key = `${prefixOf(currentUserId())}${name}`;
  }

  /** Returns the draft with the secrets of `initial`, the values of a form without a draft. */
  read(initial: Values): Draft<Values> | undefined {
    const text = this.storage.getItem(this.key);
    if (text === null) return undefined;
    const { values, base } = JSON.parse(text) as Draft<Values>;
    const secrets = pick(initial, this.secrets);
    return { values: { ...values, ...secrets }, base: { ...base, values: { ...base.values, ...secrets } } };
  }

  /** Stores input. Discards the draft if nothing that may be stored differs from the base. */
  write({ values, base }: Draft<Values>): void {
    const draft = {
      values: omit(values, this.secrets),
      base: { ...base, values: omit(base.values, this.secrets) },
    };
    if (changedFields(draft.base.values, draft.values).length === 0) this.discard();
    else this.storage.setItem(this.key, JSON.stringify(draft));
  }

  readonly discard = (): void => this.storage.removeItem(this.key);
}

/** Discards all drafts of the current user in this tab. */
export function discardDrafts(storage: Storage = sessionStorage): void {
  const prefix = prefixOf(currentUserId());
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index)!);
  for (const key of keys) if (key.startsWith(prefix)) storage.removeItem(key);
}

const prefixOf = (userId: string | undefined) => `draft:${userId}:`;

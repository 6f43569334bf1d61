import type { Principal } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';

/** What the account's own people set. */
export interface AccountSettings {
  name: string;
  tokensMayNeverExpire: boolean;
}

export type SettingChanges = Partial<Record<keyof AccountSettings, { from: unknown; to: unknown }>>;

/** @throws `access.denied` without the permission `accounts`. */
export function assertMaySet({ permissions }: Pick<Principal, 'permissions'>): void {
  if (permissions.includes('accounts')) return;
  throw new DomainError('access.denied', { detail: 'The settings of the account take the permission "accounts".' });
}

/** The settings in which two states differ, with both values; undefined when there is none. */
export function changesBetween(before: AccountSettings, after: AccountSettings): SettingChanges | undefined {
  const changed = (['name', 'tokensMayNeverExpire'] as const).filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((name) => [name, { from: before[name], to: after[name] }]));
}

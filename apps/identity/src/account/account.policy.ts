import type { Principal } from '@plumbline/contracts';
import { DomainError } from '@plumbline/errors';

/** The settings that users of the account can change. */
export interface AccountSettings {
  name: string;
  tokensMayNeverExpire: boolean;
}

export type SettingChanges = Partial<Record<keyof AccountSettings, { from: unknown; to: unknown }>>;

/** @throws DomainError `access.denied` without the permission `accounts`. */
export function assertMaySet({ permissions }: Pick<Principal, 'permissions'>): void {
  if (permissions.includes('accounts')) return;
  throw new DomainError('access.denied', {
    detail: 'Changing the account\'s settings requires the permission "accounts".',
  });
}

/** The settings that differ between two states, with both values. Undefined when none differs. */
export function changesBetween(before: AccountSettings, after: AccountSettings): SettingChanges | undefined {
  const changed = (['name', 'tokensMayNeverExpire'] as const).filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((name) => [name, { from: before[name], to: after[name] }]));
}

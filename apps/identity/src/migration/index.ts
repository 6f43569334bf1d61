import { AccountsUsersSessions1764000000000 } from './1764000000000-accounts-users-sessions';

/** In the order in which they run. */
export const migrations = [AccountsUsersSessions1764000000000];

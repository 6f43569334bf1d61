import { AccountsUsersSessions1764000000000 } from './1764000000000-accounts-users-sessions';
import { People1764100000000 } from './1764100000000-people';

/** In the order in which they run. */
export const migrations = [AccountsUsersSessions1764000000000, People1764100000000];

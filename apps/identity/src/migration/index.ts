import { AccountsUsersSessions1764000000000 } from './1764000000000-accounts-users-sessions';
import { People1764100000000 } from './1764100000000-people';
import { LinksAndMail1764100100000 } from './1764100100000-links-and-mail';
import { AuditTrail1764100200000 } from './1764100200000-audit-trail';
import { AccountSettings1764500000000 } from './1764500000000-account-settings';
import { Groups1764600000000 } from './1764600000000-groups';
import { PublishedEvents1764700000000 } from './1764700000000-published-events';
import { LinkGrants1764800000000 } from './1764800000000-link-grants';
import { Synchronising1764900000000 } from './1764900000000-synchronising';
import { Language1765000000000 } from './1765000000000-language';
import { RoleGivers1765100000000 } from './1765100000000-role-givers';

/** In the order in which they run. */
export const migrations = [
  AccountsUsersSessions1764000000000,
  People1764100000000,
  LinksAndMail1764100100000,
  AuditTrail1764100200000,
  AccountSettings1764500000000,
  Groups1764600000000,
  PublishedEvents1764700000000,
  LinkGrants1764800000000,
  Synchronising1764900000000,
  Language1765000000000,
  RoleGivers1765100000000,
];

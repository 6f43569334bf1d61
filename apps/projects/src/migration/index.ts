import { Projects1764000000000 } from './1764000000000-projects';
import { Tickets1764000001000 } from './1764000001000-tickets';
import { Messaging1764000002000 } from './1764000002000-messaging';
import { Roles1764100000000 } from './1764100000000-roles';
import { UserCopy1764200000000 } from './1764200000000-user-copy';
import { PublishedEvents1764300000000 } from './1764300000000-published-events';
import { Synchronising1764400000000 } from './1764400000000-synchronising';
import { Language1764500000000 } from './1764500000000-language';
import { SynchronisedLists1764600000000 } from './1764600000000-synchronised-lists';
import { Forms1764700000000 } from './1764700000000-forms';

/** In the order in which they run. */
export const migrations = [
  Projects1764000000000,
  Tickets1764000001000,
  Messaging1764000002000,
  Roles1764100000000,
  UserCopy1764200000000,
  PublishedEvents1764300000000,
  Synchronising1764400000000,
  Language1764500000000,
  SynchronisedLists1764600000000,
  Forms1764700000000,
];

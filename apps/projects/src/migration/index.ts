import { Projects1764000000000 } from './1764000000000-projects';
import { Tickets1764000001000 } from './1764000001000-tickets';
import { Messaging1764000002000 } from './1764000002000-messaging';

/** In the order in which they run. */
export const migrations = [Projects1764000000000, Tickets1764000001000, Messaging1764000002000];

import { Initial1764000000000 } from './1764000000000-initial';
import { KnownProjects1764000010000 } from './1764000010000-known-projects';

/** In the order in which they run. */
export const migrations = [Initial1764000000000, KnownProjects1764000010000];

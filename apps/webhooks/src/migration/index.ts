import { Initial1764000000000 } from './1764000000000-initial';

/** In the order in which they run. */
export const migrations = [Initial1764000000000];

import { AccessTokens1764000000000 } from './1764000000000-access-tokens';

/** In the order in which they run. */
export const migrations = [AccessTokens1764000000000];

import { AccessTokens1764000000000 } from './1764000000000-access-tokens';
import { ExpiryWarnings1764100000000 } from './1764100000000-expiry-warnings';

/** In the order in which they run. */
export const migrations = [AccessTokens1764000000000, ExpiryWarnings1764100000000];

import { AccessTokens1764000000000 } from './1764000000000-access-tokens';
import { ExpiryWarnings1764100000000 } from './1764100000000-expiry-warnings';
import { ExplorerTokens1764200000000 } from './1764200000000-explorer-tokens';
import { Usage1764300000000 } from './1764300000000-usage';
import { PublishedEvents1764400000000 } from './1764400000000-published-events';

/** In the order in which they run. */
export const migrations = [
  AccessTokens1764000000000,
  ExpiryWarnings1764100000000,
  ExplorerTokens1764200000000,
  Usage1764300000000,
  PublishedEvents1764400000000,
];

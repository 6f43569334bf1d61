import { Initial1764000000000 } from './1764000000000-initial';
import { KnownProjects1764000010000 } from './1764000010000-known-projects';
import { Pace1764000020000 } from './1764000020000-pace';
import { SigningKeys1764000030000 } from './1764000030000-signing-keys';
import { Shards1764000040000 } from './1764000040000-shards';
import { Statistics1764000050000 } from './1764000050000-statistics';
import { Replays1764000060000 } from './1764000060000-replays';
import { Standing1764000070000 } from './1764000070000-standing';
import { Vocabulary1764000080000 } from './1764000080000-vocabulary';
import { TraceContext1764000090000 } from './1764000090000-trace-context';
import { PublishedEvents1764000100000 } from './1764000100000-published-events';
import { ReplayResults1764000110000 } from './1764000110000-replay-results';
import { UndeliveredIndex1764000120000 } from './1764000120000-undelivered-index';

/** In the order in which they run. */
export const migrations = [
  Initial1764000000000,
  KnownProjects1764000010000,
  Pace1764000020000,
  SigningKeys1764000030000,
  Shards1764000040000,
  Statistics1764000050000,
  Replays1764000060000,
  Standing1764000070000,
  Vocabulary1764000080000,
  TraceContext1764000090000,
  PublishedEvents1764000100000,
  ReplayResults1764000110000,
  UndeliveredIndex1764000120000,
];

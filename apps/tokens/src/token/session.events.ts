import { sessionEnded, type EventOf } from '@plumbline/contracts';
import { HandleEvent } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { TokenEndService } from '../token/token-end.service';

/** The explorer of a session that has ended makes no more requests. */
@Injectable()
export class SessionEvents {
  constructor(
    private readonly tokens: TokenEndService,
    private readonly database: Database,
  ) {}

  /** May run twice: a token ends once. */
  @HandleEvent(sessionEnded)
  async onSessionEnded({ accountId, actor, data: { sessionId } }: EventOf<typeof sessionEnded>): Promise<void> {
    await this.database.transaction((tx) =>
      this.tokens.endExplorerOf(tx, { accountId, sessionId }, { reason: 'deleted', actor }),
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { Reader } from '@plumbline/persistence';
import { encodeSignal, type Signal } from './signal-message';

/** The PostgreSQL notification topic of this service's signals. */
export const signalTopic = 'dispatch';

@Injectable()
export class SignalRepository {
  /** Notifies every process of this service. In a transaction, the notification is sent if and only if it commits. */
  async notify(connection: Reader, signal: Signal): Promise<void> {
    for (const text of encodeSignal(signal)) {
      await connection.query(`select pg_notify('${signalTopic}.' || current_schema(), $1)`, [text]);
    }
  }
}

import type { RpcRequest, UsagePoint, recordUsage } from '@plumbline/contracts';
import { deleteBatch, type Reader, type Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';

type Counts = RpcRequest<typeof recordUsage>['counts'];

/** The number of requests with one token within a step. */
export interface TokenUsage extends UsagePoint {
  tokenId: string;
  userId: number;
  name: string;
}

interface UsageRow {
  token_id: string;
  user_id: string;
  name: string;
  at: Date;
  admitted: string;
  refused: string;
}

@Injectable()
export class UsageRepository {
  /** Adds counts. Rows are locked in the order of their key, so that two batches at once cannot deadlock. */
  async add(tx: Transaction, counts: Counts): Promise<void> {
    await tx.query(
      `insert into token_usage (account_id, at, token_id, admitted, refused)
       select account_id, at, token_id, sum(admitted), sum(refused)
       from unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::int[], $5::int[])
         as counted (account_id, at, token_id, admitted, refused)
       group by account_id, at, token_id order by account_id, at, token_id
       on conflict (account_id, at, token_id) do update
       set admitted = token_usage.admitted + excluded.admitted, refused = token_usage.refused + excluded.refused`,
      [
        counts.map(({ accountId }) => accountId),
        counts.map(({ at }) => at),
        counts.map(({ tokenId }) => tokenId),
        counts.map(({ admitted }) => admitted),
        counts.map(({ refused }) => refused),
      ],
    );
  }

  /** The usage of an account's tokens since an instant, summed up in steps, the oldest step first. */
  async read(
    reader: Reader,
    accountId: number,
    { since, stepSeconds }: { since: string; stepSeconds: number },
  ): Promise<TokenUsage[]> {
    const rows = await reader.query<UsageRow[]>(
      `select used.token_id, token.user_id, token.name,
         to_timestamp(floor(extract(epoch from used.at) / $3) * $3) as at,
         sum(used.admitted) as admitted, sum(used.refused) as refused
       from token_usage used
       join access_token token on token.account_id = used.account_id and token.id = used.token_id
       where used.account_id = $1 and used.at >= $2
       group by used.token_id, token.user_id, token.name, 4 order by 4, used.token_id`,
      [accountId, since, stepSeconds],
    );
    return rows.map((row) => ({
      tokenId: row.token_id,
      userId: Number(row.user_id),
      name: row.name,
      at: row.at.toISOString(),
      admitted: Number(row.admitted),
      refused: Number(row.refused),
    }));
  }

  /** Deletes a batch of the counts of all accounts from before an instant. Resolves with its size. */
  deleteBefore(tx: Transaction, instant: Date): Promise<number> {
    return deleteBatch(tx, { table: 'token_usage', where: 'at < $1', orderBy: 'at', values: [instant] });
  }
}

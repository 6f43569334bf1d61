import type { Reader, Transaction } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import type { GivenRole } from './role-giver';
import { RoleGiverEntity } from './role-giver.entity';

@Injectable()
export class RoleGiverRepository {
  /** Records the giver of a role to a user who has no password yet. A repetition changes nothing. */
  async insertOnce(tx: Transaction, { accountId, userId, giverId }: GivenRole): Promise<void> {
    await tx.query(
      `insert into role_giver (user_id, giver_id)
       select id, $3 from account_user where account_id = $1 and id = $2 and activated_at is null
       on conflict do nothing`,
      [accountId, userId, giverId],
    );
  }

  /** The ids of those who have given the user a role in a project. */
  async listOfUser(reader: Reader, userId: number): Promise<number[]> {
    const rows = await reader.findBy(RoleGiverEntity, { userId });
    return rows.map(({ giverId }) => giverId);
  }
}

import { changePassword, type RpcReply, type RpcRequest } from '@plumbline/contracts';
import { hashPassword } from '@plumbline/crypto';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { Database } from '@plumbline/persistence';
import { Injectable } from '@nestjs/common';
import { Writes } from '../writes';
import { PasswordService } from './password.service';

@Injectable()
export class PasswordRpc {
  constructor(
    private readonly passwords: PasswordService,
    private readonly database: Database,
    private readonly writes: Writes,
  ) {}

  @HandleRpc(changePassword)
  async change(
    { actor, currentPassword, password }: RpcRequest<typeof changePassword>,
    call: RpcContext,
  ): Promise<RpcReply<typeof changePassword>> {
    await this.passwords.assertPresent(this.database.manager, actor, currentPassword);
    const passwordHash = await hashPassword(password);
    // Without the passwords: what is kept to recognise the call is a fast hash, good for guessing.
    return this.writes.once(call, { actor }, async (tx) => {
      await this.passwords.change(tx, actor, passwordHash);
      return {};
    });
  }
}

import { Module } from '@nestjs/common';
import { UserCopyModule } from '../user-copy/user-copy.module';
import { SessionEvents } from './session.events';
import { TokenRepository } from './token.repository';
import { TokenRevocationService } from './token-revocation.service';
import { TokenRpc } from './token.rpc';
import { TokenService } from './token.service';
import { UserEvents } from './user.events';

/** Access tokens from issue to revocation, API explorer tokens included. */
@Module({
  imports: [UserCopyModule],
  providers: [TokenRpc, TokenService, TokenRevocationService, TokenRepository, UserEvents, SessionEvents],
  exports: [TokenRepository],
})
export class TokenModule {}

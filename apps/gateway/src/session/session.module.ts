import { Module } from '@nestjs/common';
import { AuthenticationModule } from '../authentication/authentication.module';
import { OwnSessionController } from './own-session.http';
import { SessionController } from './session.http';
import { Sessions } from './sessions';

/** Signing in and out, and the list of sessions. */
@Module({
  imports: [AuthenticationModule],
  controllers: [SessionController, OwnSessionController],
  providers: [Sessions],
})
export class SessionModule {}

import { Module } from '@nestjs/common';
import { UserRepositoryModule } from '../user/user-repository.module';
import { OwnSessionsService } from './own-sessions.service';
import { SessionEndService } from './session-end.service';
import { SessionRepository } from './session.repository';
import { SessionRpc } from './session.rpc';
import { SessionService } from './session.service';
import { SignInFailureRecorder } from './sign-in-failure-recorder';
import { SignInThrottle } from './sign-in-throttle';

/** Sign-in with a password, and the sessions that it opens. */
@Module({
  imports: [UserRepositoryModule],
  providers: [
    SessionRpc,
    SessionService,
    SessionEndService,
    OwnSessionsService,
    SessionRepository,
    SignInThrottle,
    SignInFailureRecorder,
  ],
  exports: [SessionEndService, SignInThrottle],
})
export class SessionModule {}

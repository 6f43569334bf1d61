import { Module } from '@nestjs/common';
import { LeakedTokenController, TokenController } from './token.http';

/** Access tokens. */
@Module({ controllers: [TokenController, LeakedTokenController] })
export class TokenModule {}

import { Module } from '@nestjs/common';
import { TokenModule } from '../token/token.module';
import { ExpiryWarningService } from './expiry-warning.service';

/** Warnings about access tokens that expire soon. */
@Module({ imports: [TokenModule], providers: [ExpiryWarningService] })
export class ExpiryModule {}

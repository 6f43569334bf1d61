import { Global, Module } from '@nestjs/common';
import { Writes } from './writes';

@Global()
@Module({ providers: [Writes], exports: [Writes] })
export class WriteModule {}

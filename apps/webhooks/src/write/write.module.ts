import { Module } from '@nestjs/common';
import { Writes } from './writes';

@Module({ providers: [Writes], exports: [Writes] })
export class WriteModule {}

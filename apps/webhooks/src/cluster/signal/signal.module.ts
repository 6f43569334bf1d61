import { Module } from '@nestjs/common';
import { Signals } from './signal-bus';

@Module({ providers: [Signals], exports: [Signals] })
export class SignalModule {}

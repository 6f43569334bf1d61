import { Module } from '@nestjs/common';
import { SignalBus } from './signal-bus';

@Module({ providers: [SignalBus], exports: [SignalBus] })
export class SignalModule {}

import { Module } from '@nestjs/common';
import { HealthRepository } from './endpoint-health.repository';

@Module({ providers: [HealthRepository], exports: [HealthRepository] })
export class HealthModule {}

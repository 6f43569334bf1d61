import { Module } from '@nestjs/common';
import { HealthRepository } from './health.repository';

@Module({ providers: [HealthRepository], exports: [HealthRepository] })
export class HealthModule {}

import { Module } from '@nestjs/common';
import { EndpointHealthRepository } from './endpoint-health.repository';

@Module({ providers: [EndpointHealthRepository], exports: [EndpointHealthRepository] })
export class EndpointHealthModule {}

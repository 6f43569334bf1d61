import { Module } from '@nestjs/common';
import { ExpiredDeliveryRepository } from './expired-delivery.repository';
import { PartitionRepository } from './partition.repository';
import { RetentionRepository } from './retention.repository';
import { RetentionService } from './retention.service';

/** Deletes events, deliveries and attempts after the retention period. */
@Module({
  providers: [PartitionRepository, ExpiredDeliveryRepository, RetentionRepository, RetentionService],
  exports: [RetentionRepository],
})
export class RetentionModule {}

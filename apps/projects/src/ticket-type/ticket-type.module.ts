import { Module } from '@nestjs/common';
import { ProjectModule } from '../project/project.module';
import { TicketTypeRepository } from './ticket-type.repository';
import { TicketTypeRpc } from './ticket-type.rpc';
import { TicketTypeService } from './ticket-type.service';

@Module({ imports: [ProjectModule], providers: [TicketTypeRepository, TicketTypeRpc, TicketTypeService] })
export class TicketTypeModule {}

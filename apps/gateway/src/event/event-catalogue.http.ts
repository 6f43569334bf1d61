import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { eventCatalogue, eventTypeResource } from '@plumbline/contracts';
import { all, type Document } from '@plumbline/http';
import { Route } from '../routing/route.decorator';

const catalogue = all(eventCatalogue().map(eventTypeResource.of));

@ApiTags('Events')
@Controller('api/v2/:customer/events/catalogue')
export class EventCatalogueController {
  @Get()
  @Route({
    access: 'owner',
    scope: 'read',
    summary: 'List the events that webhooks can subscribe to',
    description: 'Each event has the JSON Schema and an example of the body that webhooks receive.',
    response: { all: eventTypeResource },
  })
  list(): Document {
    return catalogue;
  }
}

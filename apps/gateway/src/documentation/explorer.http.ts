import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConsoleFiles } from '../console/console-files';
import { Route } from '../routing/route.decorator';

/** Pages that show the description of the API, and try it: the same access as to the description. */
@Controller('settings/api-documentation')
export class ExplorerController {
  constructor(private readonly files: ConsoleFiles) {}

  @Get('reference')
  @Route({ access: 'api-access', scope: 'read', page: true, summary: 'The API reference' })
  reference(@Res() reply: FastifyReply): FastifyReply {
    return this.files.sendExplorer(reply);
  }

  @Get('swagger-ui')
  @Route({ access: 'api-access', scope: 'read', page: true, summary: 'The API in Swagger UI' })
  swaggerUi(@Res() reply: FastifyReply): FastifyReply {
    return this.files.sendExplorer(reply);
  }
}

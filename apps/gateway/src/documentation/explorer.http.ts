import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConsoleFiles } from '../console/console-files';
import { Route } from '../routing/route.decorator';

/** The pages that show the OpenAPI document and send requests. They require the same access as the document. */
@Controller('settings/api-documentation')
export class ExplorerController {
  constructor(private readonly files: ConsoleFiles) {}

  @Get('reference')
  @Route({ access: 'api-access', scope: 'read', page: true, summary: 'Read the API reference' })
  reference(@Res() reply: FastifyReply): FastifyReply {
    return this.files.sendExplorer(reply);
  }

  @Get('swagger-ui')
  @Route({ access: 'api-access', scope: 'read', page: true, summary: 'Open the API in Swagger UI' })
  swaggerUi(@Res() reply: FastifyReply): FastifyReply {
    return this.files.sendExplorer(reply);
  }
}

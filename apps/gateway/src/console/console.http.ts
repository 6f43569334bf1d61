import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Route } from '../routing/route.decorator';
import { ConsoleFiles } from './console-files';

/** The files of the console. Its page is the response to every browser navigation that matches no route. */
@Controller()
export class ConsoleController {
  constructor(private readonly files: ConsoleFiles) {}

  @Get('assets/*')
  @Route({
    access: 'public',
    page: true,
    summary: 'A script, style or image of the console; named after its content',
  })
  asset(@Param('*') path: string, @Res() reply: FastifyReply): FastifyReply {
    return this.files.sendFile(reply, `assets/${path}`, { hashed: true });
  }

  @Get('favicon.svg')
  @Route({ access: 'public', page: true, summary: "The console's icon" })
  icon(@Res() reply: FastifyReply): FastifyReply {
    return this.files.sendFile(reply, 'favicon.svg', { hashed: false });
  }
}

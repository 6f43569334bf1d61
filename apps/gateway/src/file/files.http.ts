import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Route } from '../routing/route.decorator';
import { Downloads } from './downloads';

/** Downloads by link. Credentials are not needed, and ignored if sent. */
@ApiTags('Attachments')
@Controller('files')
export class FilesController {
  constructor(private readonly downloads: Downloads) {}

  @Get('*')
  @Route({ access: 'public', summary: 'Download a file by its link', errors: ['files.link-invalid'], file: true })
  get(
    @Param('*') key: string,
    @Query() query: unknown,
    @Headers('range') range: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.downloads.send(reply, { key, query, range });
  }
}

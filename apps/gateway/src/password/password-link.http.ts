import { Controller, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { passwordHolderResource, passwordLinkResource, redeemPasswordLink } from '@plumbline/contracts';
import { attributes, type AttributesOf, type Document } from '@plumbline/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Route } from '../routing/route.decorator';
import { Attributes } from '../routing/inputs';
import { PasswordLinks } from './password-links';

const person = attributes({ email: z.string().trim().min(1).max(254) }, {}, { email: 'stefan.bauer@example.com' });
const token = z.string().min(1).max(200);
const link = attributes({ token }, {}, { token: 'EXAMPLE' });
const choice = attributes(
  { token, password: redeemPasswordLink.request.shape.password },
  {},
  { token: 'EXAMPLE', password: 'staple of the third floor' },
);

/** Choosing a password with a password link. The `token` is the fragment of the link, after the `#`. */
@ApiTags('Sign-in')
@Controller('api/v2')
export class PasswordLinkController {
  constructor(private readonly links: PasswordLinks) {}

  @Post('password_resets')
  @Route({
    access: 'public',
    summary: 'Request a password reset',
    description: 'Mails a password link. The response is the same for unknown addresses.',
    status: 204,
    errors: ['auth.too-many-failures'],
  })
  async request(
    @Attributes(person) { email }: AttributesOf<typeof person>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.links.request(email, request);
  }

  @Post('password_links/look_up')
  @Route({
    access: 'public',
    summary: 'Look up a password link',
    description: 'Returns the invitation or the password reset that the link belongs to.',
    status: 200,
    errors: ['identity.link-invalid', 'auth.too-many-failures'],
    response: { one: passwordLinkResource },
  })
  describe(@Attributes(link) { token }: AttributesOf<typeof link>, @Req() request: FastifyRequest): Promise<Document> {
    return this.links.describe(token, request);
  }

  @Post('password_links/redeem')
  @Route({
    access: 'public',
    summary: 'Redeem a password link',
    description: 'Sets a new password. A link works once.',
    status: 200,
    errors: ['identity.link-invalid', 'auth.too-many-failures'],
    response: { one: passwordHolderResource },
  })
  redeem(
    @Attributes(choice) { token, password }: AttributesOf<typeof choice>,
    @Req() request: FastifyRequest,
  ): Promise<Document> {
    return this.links.redeem(token, password, request);
  }
}

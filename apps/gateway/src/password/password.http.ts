import { Controller, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { changePassword, type Principal } from '@plumbline/contracts';
import { attributes, type AttributesOf } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { Attributes } from '../routing/inputs';

const { currentPassword, password } = changePassword.request.shape;
const change = attributes(
  { currentPassword, password },
  { password: ['new-password', 'password'] },
  { 'current-password': 'correct horse battery', 'new-password': 'staple of the third floor' },
);

@ApiTags('Sign-in')
@Controller('api/v2/:customer/password')
export class PasswordController {
  constructor(private readonly rpc: RpcClient) {}

  @Put()
  @Route({
    access: 'session',
    summary: 'Change your password',
    description: 'Ends all other sessions.',
    status: 204,
    errors: ['auth.password-incorrect', 'auth.too-many-failures'],
  })
  async change(@Actor() actor: Principal, @Attributes(change) fields: AttributesOf<typeof change>): Promise<void> {
    await this.rpc.call(changePassword, { actor, ...fields });
  }
}

import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { countRoles, offsetOf, projectRoles, roleResource, type Principal } from '@plumbline/contracts';
import { pageOf, type Document } from '@plumbline/http';
import { RpcClient } from '@plumbline/messaging';
import { Actor } from '../routing/principal.decorator';
import { Route } from '../routing/route.decorator';
import { List } from '../routing/inputs';
import { roleList, sortedRoles, type RoleListQuery } from './role.query';

/** The roles of project members. Every account has the same roles. */
@ApiTags('Roles')
@Controller(['api/v1/:customer/roles', 'api/v2/:customer/roles'])
export class RoleController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Route({
    access: 'member',
    scope: 'read',
    summary: 'List the roles of project members',
    description:
      'The roles are the same in every account. No time is kept of their changes: a valid `last_sync_date` returns all of them.',
    response: { page: roleResource },
  })
  async list(@Actor() actor: Principal, @List(roleList) { page, search = '', sort }: RoleListQuery): Promise<Document> {
    const { items } = await this.rpc.call(countRoles, { actor });
    const users = new Map(items.map(({ role, users }) => [role, users]));
    const matching = projectRoles.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
    const found = sortedRoles(matching, { sort });
    const part = found.slice(offsetOf(page), offsetOf(page) + page.size);
    return pageOf(
      part.map((role) => roleResource.of({ ...role, users: users.get(role.key) ?? 0 })),
      { count: found.length, page },
    );
  }
}

import { Injectable } from '@nestjs/common';
import { createProject, getProject, listProjects, updateProject, type RpcRequest } from '@plumbline/contracts';
import { HandleRpc, type RpcContext } from '@plumbline/messaging';
import { ProjectService } from './project.service';

@Injectable()
export class ProjectRpc {
  constructor(private readonly projects: ProjectService) {}

  @HandleRpc(listProjects)
  list(request: RpcRequest<typeof listProjects>) {
    return this.projects.list(request);
  }

  @HandleRpc(getProject)
  get(request: RpcRequest<typeof getProject>) {
    return this.projects.get(request);
  }

  @HandleRpc(createProject)
  create(request: RpcRequest<typeof createProject>, call: RpcContext) {
    return this.projects.create(request, call);
  }

  @HandleRpc(updateProject)
  update(request: RpcRequest<typeof updateProject>, call: RpcContext) {
    return this.projects.update(request, call);
  }
}

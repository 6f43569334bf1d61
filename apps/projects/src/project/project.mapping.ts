import type { Project } from '@plumbline/contracts';
import type { ProjectEntity } from './project.entity';

/** A project's row as the service speaks of it. */
export function toProject({ createdAt, updatedAt, ...row }: ProjectEntity): Project {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

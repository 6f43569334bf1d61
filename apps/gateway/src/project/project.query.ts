import type { ListQuery } from '@plumbline/http';

type ProjectSort = 'name' | 'created-on' | 'updated-on';

export type ProjectListQuery = ListQuery<ProjectSort>;
export const projectList = {
  sorts: ['name', 'created-on', 'updated-on'] satisfies ProjectSort[],
  search: 'the name, the number and the city',
  sync: true,
};

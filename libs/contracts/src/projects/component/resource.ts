import { z } from 'zod';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, shortCode } from '../../core/values';
import { component } from './model';

export const componentResource = resource('components', component, {
  description: 'A part of a project, such as a floor, to which tickets belong.',
  id: ({ id }) => toShortCode(id),
  attributes: {
    id: attribute(shortCode, ({ id }) => toShortCode(id)),
    name: attribute(z.string(), ({ name }) => name),
    'project-id': attribute(shortCode, ({ projectId }) => toShortCode(projectId)),
    'created-at': attribute(instant, ({ createdAt }) => createdAt),
  },
  example: { id: 21, projectId: 11, name: 'Stairwell 2', createdAt: '2026-02-16T08:30:00.000Z' },
});

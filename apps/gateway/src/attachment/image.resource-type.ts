import { resourceType } from '@plumbline/contracts';
import { z } from 'zod';

export const imageResourceType = resourceType('defectradar-issue-images', {
  description: 'Where the bytes of an attachment are. The links need no key, and work for an hour.',
  attributes: {
    'image-url': z.url(),
    'image-url-thumb': z.url().optional(),
    'image-content-type': z.string(),
    'image-file-size': z.int().positive().describe('Bytes.'),
  },
  example: {
    id: '01a20d11-80f4-7e2a-b6c5-7d8e9f0a1b2c',
    type: 'defectradar-issue-images',
    attributes: {
      'image-url': 'https://plumbline.example.com/files/1001/01a20d11/9f3c1d2e?expires=1795521600&signature=...',
      'image-url-thumb':
        'https://plumbline.example.com/files/1001/01a20d11/9f3c1d2e.thumbnail?expires=1795521600&signature=...',
      'image-content-type': 'image/jpeg',
      'image-file-size': 483_112,
    },
  },
});

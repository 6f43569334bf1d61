import { z } from 'zod';
import { attribute, resource } from '../../core/resource';
import { toShortCode } from '../../core/short-code';
import { instant, numericId, shortCode } from '../../core/values';
import { usage, usagePoint } from './model';

const usageOfAccount = usage.extend({ accountId: numericId, since: instant, stepSeconds: z.int() });
const points = z.array(usagePoint);
const examplePoints = [{ at: '2026-11-24T07:55:00.000Z', admitted: 120, refused: 4 }];

/** Its id is that of the account. */
export const requestUsageResource = resource('rate-limit-histories', usageOfAccount, {
  description: 'How many requests with access tokens were admitted and refused by the request limit, by interval.',
  id: ({ accountId }) => toShortCode(accountId),
  attributes: {
    since: attribute(instant, ({ since }) => since),
    'step-seconds': attribute(z.int(), ({ stepSeconds }) => stepSeconds),
    total: attribute(points.describe('Of all tokens of the account.'), ({ total }) => total),
    tokens: attribute(
      z
        .array(z.object({ 'token-id': z.string(), name: z.string(), 'user-id': shortCode, points }))
        .describe('By token, the one with the most requests first.'),
      ({ tokens }) =>
        tokens.map((token) => ({
          'token-id': token.tokenId,
          name: token.name,
          'user-id': toShortCode(token.userId),
          points: token.points,
        })),
    ),
  },
  example: {
    accountId: 1001,
    since: '2026-11-23T08:00:00.000Z',
    stepSeconds: 300,
    total: examplePoints,
    tokens: [{ tokenId: 'EXAMPLEtoken0001', userId: 2002, name: 'Site diary', points: examplePoints }],
  },
});

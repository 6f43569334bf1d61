import { doctor } from '../support/system';

describe('admin doctor', () => {
  it('finds no fault in any service of a healthy installation', async () => {
    const examinations = await doctor();
    expect(examinations.map(({ service }) => service).sort()).toEqual([
      'gateway',
      'identity',
      'projects',
      'tokens',
      'webhooks',
    ]);
    const findings = examinations.flatMap(({ service, findings: own }) =>
      own.map((finding) => ({ service, ...finding })),
    );
    expect(findings.filter(({ result }) => result === 'fault' || result === 'skipped')).toEqual([]);
    expect(findings).toContainEqual({
      service: 'webhooks',
      check: 'sealed values',
      result: 'ok',
      detail: expect.stringMatching(/^all \d+ can be decrypted$/),
    });
  });
});

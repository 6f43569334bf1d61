import { examine, Fault, Warning } from './examine';

const fine = async () => 'as it should be';
const broken = async () => {
  throw new Fault('it is broken', 'Repair it.');
};

describe('examine', () => {
  it('reports what each check found, and what to do about a fault', async () => {
    const old = async () => {
      throw new Warning('it is old', 'Replace it soon.');
    };
    expect(
      await examine([
        { name: 'a', run: fine },
        { name: 'b', run: broken },
        { name: 'c', run: old },
      ]),
    ).toEqual([
      { check: 'a', result: 'ok', detail: 'as it should be' },
      { check: 'b', result: 'fault', detail: 'it is broken', remedy: 'Repair it.' },
      { check: 'c', result: 'warning', detail: 'it is old', remedy: 'Replace it soon.' },
    ]);
  });

  it('skips checks that need a failed one, and those that need a skipped one', async () => {
    const findings = await examine([
      { name: 'database', run: broken },
      { name: 'schema', needs: ['database'], run: fine },
      { name: 'migrations', needs: ['schema'], run: fine },
    ]);
    expect(findings.map(({ result }) => result)).toEqual(['fault', 'skipped', 'skipped']);
  });

  it('continues after an error that no check expects', async () => {
    const surprised = () => Promise.reject(new Error('what is this'));
    const findings = await examine([
      { name: 'a', run: surprised },
      { name: 'b', run: fine },
    ]);
    expect(findings).toEqual([
      expect.objectContaining({ result: 'fault', detail: 'what is this' }),
      expect.objectContaining({ result: 'ok' }),
    ]);
  });
});

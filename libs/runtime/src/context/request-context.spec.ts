import { continueContext, currentContext, runInContext, runWithoutContext } from './request-context';

describe('continueContext', () => {
  it("continues the caller's trace with a new parent id", () => {
    const from = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { traceparent } = continueContext({ traceparent: from });
    expect(traceparent).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
    expect(traceparent).not.toBe(from);
  });

  it.each(['', 'junk', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`])(
    'starts a new trace instead of %j',
    (traceparent) => {
      expect(continueContext({ traceparent }).traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    },
  );
});

describe('runInContext', () => {
  it('applies to everything awaited within, and to nothing outside', async () => {
    const context = continueContext({ requestId: 'r1' });
    await runInContext(context, async () => {
      await Promise.resolve();
      expect(currentContext()).toBe(context);
    });
    expect(currentContext()).toBeUndefined();
  });
});

describe('runWithoutContext', () => {
  it('runs the work and everything it awaits without the context of the caller', async () => {
    await runInContext(continueContext({ requestId: 'r1' }), async () => {
      await runWithoutContext(async () => {
        await Promise.resolve();
        expect(currentContext()).toBeUndefined();
      });
      expect(currentContext()?.requestId).toBe('r1');
    });
  });
});

import { continueContext, currentContext, runInContext, runWithoutContext } from './request-context';

describe('continueContext', () => {
  it("keeps the caller's trace and gives it a new parent", () => {
    const from = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { traceparent } = continueContext({ traceparent: from });
    expect(traceparent).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
    expect(traceparent).not.toBe(from);
  });

  it.each(['', 'junk', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`])(
    'begins a trace of its own instead of %j',
    (traceparent) => {
      expect(continueContext({ traceparent }).traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    },
  );
});

describe('runInContext', () => {
  it('is seen by everything awaited within, and by nothing outside', async () => {
    const context = continueContext({ requestId: 'r1' });
    await runInContext(context, async () => {
      await Promise.resolve();
      expect(currentContext()).toBe(context);
    });
    expect(currentContext()).toBeUndefined();
  });
});

describe('runWithoutContext', () => {
  it('leaves the context of whoever set the work off, and what it awaits with it', async () => {
    await runInContext(continueContext({ requestId: 'r1' }), async () => {
      await runWithoutContext(async () => {
        await Promise.resolve();
        expect(currentContext()).toBeUndefined();
      });
      expect(currentContext()?.requestId).toBe('r1');
    });
  });
});

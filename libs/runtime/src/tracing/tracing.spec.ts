import { currentContext, runInContext, type ContextSource } from '../context/request-context';
import { inSpan, startSpan, useTracer, type SpanDescription } from './tracing';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const context = { requestId: 'r1', traceparent };

/** Records what happens to spans. The context of a span is its name. */
function recordingTracer(): string[] {
  const happened: string[] = [];
  useTracer({
    start({ name }: SpanDescription, parent: ContextSource) {
      happened.push(`${name} starts in ${parent.traceparent}`);
      return {
        context: { requestId: 'r1', traceparent: name },
        recorded: true,
        set: () => undefined,
        fail: (error) => void happened.push(`${name} fails with ${String(error)}`),
        end: () => void happened.push(`${name} ends`),
      };
    },
    stop: () => Promise.resolve(),
  });
  return happened;
}

afterEach(() => useTracer(undefined));

describe('inSpan', () => {
  it('runs the work in the context of the span, which ends with it', async () => {
    const happened = recordingTracer();
    const seen = await runInContext(context, () => inSpan({ name: 'work' }, async () => currentContext()?.traceparent));
    expect(seen).toBe('work');
    expect(happened).toEqual([`work starts in ${traceparent}`, 'work ends']);
  });

  it('records the error of the work, and throws it', async () => {
    const happened = recordingTracer();
    const work = runInContext(context, () => inSpan({ name: 'work' }, () => Promise.reject(new Error('broken'))));
    await expect(work).rejects.toThrow('broken');
    expect(happened).toContain('work fails with Error: broken');
    expect(happened.at(-1)).toBe('work ends');
  });

  it('starts no span outside of a context, such as for the polls of a background loop', async () => {
    const happened = recordingTracer();
    await inSpan({ name: 'work' }, async () => undefined);
    expect(happened).toEqual([]);
  });

  it('passes the context on while tracing is off', async () => {
    const work = inSpan({ name: 'work' }, async (parent) => parent?.traceparent, { traceparent });
    await expect(work).resolves.toBe(traceparent);
  });
});

describe('startSpan', () => {
  it('continues the trace in a context of its own while tracing is off', () => {
    const span = startSpan(context, { name: 'GET /' });
    expect(span.recorded).toBe(false);
    expect(span.context.requestId).toBe('r1');
    expect(span.context.traceparent).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$/);
    expect(span.context.traceparent).not.toBe(traceparent);
  });
});

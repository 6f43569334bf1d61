import { Injectable } from '@nestjs/common';
import { Log, logFieldsOf, type Span } from '@plumbline/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestDuration } from './request.metrics';

type Series = ReturnType<typeof requestDuration.series>;

/** Observes the duration of every request, and logs every request that is not refused with 401 or 429. */
@Injectable()
export class RequestLog {
  /** Caches the series: a lookup by labels is slow, and there are few series. */
  private readonly series = new Map<string, Series>();

  constructor(private readonly log: Log) {}

  answered(request: FastifyRequest, reply: FastifyReply): void {
    const { method } = request;
    const { statusCode: status } = reply;
    const route = request.routeOptions.url ?? 'none';
    const seconds = reply.elapsedTime / 1_000;
    const { caller, span } = request;
    if (span?.recorded) {
      requestDuration.observe({ method, route, status: String(status) }, seconds, span);
      endSpan(span, { method, route, status, accountId: caller?.principal.accountId });
    } else {
      this.seriesOf(method, route, status).observe(seconds);
    }
    // Clients can send such requests without a limit. They are counted, not logged.
    if (status === 401 || status === 429) return;
    this.log.info({
      event: 'request.answered',
      requestId: request.id,
      ...logFieldsOf(span?.context),
      method,
      route,
      status,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      ip: request.ip,
      accountId: caller?.principal.accountId,
      userId: caller?.principal.userId,
      credential: caller?.principal.credential.type,
      userAgent: request.headers['user-agent']?.slice(0, 200),
    });
  }

  private seriesOf(method: string, route: string, status: number): Series {
    const key = `${method} ${route} ${status}`;
    let series = this.series.get(key);
    if (!series) this.series.set(key, (series = requestDuration.series({ method, route, status: String(status) })));
    return series;
  }
}

function endSpan(span: Span, answered: { method: string; route: string; status: number; accountId?: number }): void {
  const { method, route, status, accountId } = answered;
  span.set({
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
    'plumbline.account.id': accountId,
  });
  if (status >= 500) span.fail({ code: String(status), status });
  span.end();
}

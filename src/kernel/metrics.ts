import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { sql } from 'kysely'
import type { Db } from './db.ts'

/** What Prometheus may ask of one server process. */
export function metricsOf(db: Db) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'wheelhouse_' })
  const requests = new Histogram({
    name: 'wheelhouse_http_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const waiting = new Gauge({
    name: 'wheelhouse_waiting',
    help: 'Rows that wait for a worker, and those set aside',
    labelNames: ['what'],
    registers: [registry],
    async collect() {
      const { rows } = await sql<{ what: string; n: number }>`
        select 'outbox' as what, count(*)::int as n from outbox where dead_at is null
        union all select 'outbox_dead', count(*)::int from outbox where dead_at is not null
        union all select 'jobs', count(*)::int from job where state in ('waiting', 'running')
        union all select 'mail', count(*)::int from mail where state = 'waiting'`.execute(db)
      for (const { what, n } of rows) waiting.set({ what }, n)
    },
  })
  return {
    observe: (method: string, route: string, status: number, seconds: number) =>
      requests.observe({ method, route, status }, seconds),
    text: () => registry.metrics(),
    type: registry.contentType,
  }
}

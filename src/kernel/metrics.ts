import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { disks, lowDisk } from './disk.ts'

/** A figure that a room tells beside those of the ground: one number for each of its labels. */
interface Figure {
  readonly name: string
  readonly help: string
  readonly of: (db: Db) => Promise<readonly { what: string; value: number }[]>
}

const figures = new Map<string, Figure>()
/** A room says what it has to tell a monitor. */
export const tellMonitors = (figure: Figure) => void figures.set(figure.name, figure)

function gaugeOf(db: Db, registry: Registry, { name, help, of }: Figure) {
  const gauge = new Gauge({
    name: `wheelhouse_${name}`,
    help,
    labelNames: ['what'],
    registers: [registry],
    async collect() {
      gauge.reset()
      for (const { what, value } of await of(db)) gauge.set({ what }, value)
    },
  })
}

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
  const disk = {
    name: 'disk_free_megabytes',
    help: 'Room on the disks that this server writes to',
    of: async () => disks().map(({ folder, freeMb }) => ({ what: folder, value: freeMb })),
  }
  const low = {
    name: 'disk_low',
    help: '1 while files and imports are refused for want of room',
    of: async () => [{ what: 'uploads', value: lowDisk() ? 1 : 0 }],
  }
  for (const figure of [disk, low, ...figures.values()]) gaugeOf(db, registry, figure)
  return {
    observe: (method: string, route: string, status: number, seconds: number) =>
      requests.observe({ method, route, status }, seconds),
    text: () => registry.metrics(),
    type: registry.contentType,
  }
}

import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import { roomTaken, unseenFor } from '#facets/files/public'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { alarmsAtHome } from './alarms.ts'
import { backupInNeed } from './backups.ts'
import { listDeliveries } from './deliveries.ts'
import { listJobs } from './jobs.ts'
import { w } from './words.ts'

const shown = 5
const can = 'administration.read'

const one = async (ctx: Read, query: ReturnType<typeof sql<{ n: number }>>) =>
  (await query.execute(ctx.db)).rows[0]?.n ?? 0

async function failedJobs(ctx: Read): Promise<Finding | null> {
  const n = await one(ctx, sql`select count(*)::int as n from job where state = 'failed'`)
  if (n === 0) return null
  const to = '/admin/jobs?state=failed'
  const { items } = await listJobs(ctx, { state: 'failed', mine: false, limit: shown })
  return {
    title: w.later('home.jobs', { n }),
    figures: [{ words: w.later('home.all', { n }), to }],
    items: items.map(({ id, title, error }) => ({ id, title, to, sub: error })),
  }
}

async function givenUp(ctx: Read): Promise<Finding | null> {
  const n = await one(ctx, sql`select count(*)::int as n from outbox where dead_at is not null`)
  if (n === 0) return null
  const to = '/admin/deliveries'
  const { items } = await listDeliveries(ctx, { limit: shown })
  return {
    title: w.later('home.deliveries', { n }),
    figures: [{ words: w.later('home.all', { n }), to }],
    items: items.map(({ id, subscriber, error }) => ({ id, title: subscriber, to, sub: error })),
  }
}

const to = '/admin/settings'
const scanMinutes = 10

async function filesInNeed(ctx: Read): Promise<Finding | null> {
  const [taken, unseen] = [await roomTaken(ctx), await unseenFor(ctx, scanMinutes)]
  const items = [
    ...(taken?.tight
      ? [
          {
            id: 'files.room',
            title: w.later('home.room', { used: taken.usedMb, limit: taken.limitMb }),
            sub: w.later('home.room-sub'),
            to,
          },
        ]
      : []),
    ...(unseen > 0
      ? [
          {
            id: 'files.scan',
            title: w.later('home.unseen', { n: unseen }),
            sub: w.later('home.unseen-sub'),
            to,
          },
        ]
      : []),
  ]
  return items.length === 0 ? null : { title: w.later('home.files'), figures: [], items }
}

tellAtHome({ name: 'administration.alarms', order: 5, can, find: alarmsAtHome })
tellAtHome({ name: 'administration.files', order: 68, can, find: filesInNeed })
tellAtHome({ name: 'administration.backup', order: 69, can, find: backupInNeed })
tellAtHome({ name: 'administration.jobs', order: 70, can, find: failedJobs })
tellAtHome({ name: 'administration.deliveries', order: 71, can, find: givenUp })

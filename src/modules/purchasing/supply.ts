import { sql } from 'kysely'
import { type Order, supplies } from '#facets/supply/sources'
import { visible } from '#kernel/visible'
import { linesOf } from './commands/load.ts'

interface Open {
  id: string
  key: string
  title: string
  promised_on: string | null
}

const named = (manufacturer: string, model: string) =>
  JSON.stringify([manufacturer.trim().toLowerCase(), model.trim().toLowerCase()])

supplies({
  name: 'purchasing',
  can: 'purchasing.read',
  /** What was ordered of these models, as their lines call them, and has not come. */
  async find(ctx, models) {
    const ids = new Map(models.map(({ id, manufacturer, name }) => [named(manufacturer, name), id]))
    const { rows } = await sql<Open>`
      select p.id, p.key, p.title, p.promised_on from purchase p
      where p.status in ('ordered', 'partly') and ${visible(ctx.actor, 'p')} and exists (
        select from purchase_line l where l.purchase_id = p.id and l.sort = 'asset'
          and lower(trim(l.model)) = any(${models.map(({ name }) => name.trim().toLowerCase())}::text[]))
      order by coalesce(p.promised_on, '9999'), p.id`.execute(ctx.db)
    const lines = await linesOf(
      ctx,
      rows.map(({ id }) => id),
    )
    const ofPurchase = Map.groupBy(lines, ({ purchase_id }) => purchase_id)
    const found = new Map<string, Order[]>()
    for (const { id: purchase, key, title, promised_on } of rows) {
      const left = new Map<string, number>()
      for (const { sort, manufacturer, model, ordered, received } of ofPurchase.get(purchase) ?? []) {
        const id = sort === 'asset' ? ids.get(named(manufacturer, model)) : undefined
        if (id !== undefined && ordered > received) left.set(id, (left.get(id) ?? 0) + ordered - received)
      }
      for (const [id, n] of left)
        found.set(id, [...(found.get(id) ?? []), { key, title, promised_on, n, to: `/purchasing/${key}` }])
    }
    return found
  },
})

import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { changesOf, isNone } from '#kernel/changes'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { staffSubject } from '#kernel/house-subject'
import { sameAsRead } from '#kernel/stale'
import { w as house } from '#kernel/words'
import { CatalogueChanged } from './contract.ts'
import type { Sort } from './schemas.ts'

const tables = {
  type: { table: sql`asset_type`, id: sql`code` },
  status: { table: sql`asset_status`, id: sql`code` },
  manufacturer: { table: sql`manufacturer`, id: sql`id` },
  model: { table: sql`asset_model`, id: sql`id` },
}

interface Told {
  readonly title: string
  readonly changed: readonly string[]
  readonly archived: boolean
}

/** On what it is told what happens to the catalogue, and to the rules of its things. */
export const catalogueSubject = (ctx: Write) => staffSubject(ctx, 'asset-catalogue')

/** Says what happened to one entry of the catalogue. */
export async function tell(ctx: Write, sort: Sort, of: string, { title, changed, archived }: Told) {
  const subject = await catalogueSubject(ctx)
  ctx.emit(CatalogueChanged, subject, { sort, of, title, changed: [...changed], archived })
}

/** The row of an entry, held until the transaction ends; refuses one that is not there, or was changed since it was read. */
export async function held<Row extends { version: number }>(
  ctx: Write,
  sort: Sort,
  id: string,
  version: number,
): Promise<Row> {
  const { table, id: column } = tables[sort]
  const { rows } = await sql<Row>`
    select * from ${table} where ${column}::text = ${id} for update`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  await sameAsRead(ctx, {
    id: system.id,
    yours: version,
    theirs: row.version,
    isOf: (data) => data['sort'] === sort && data['of'] === id,
  })
  return row
}

/** Writes what is another now of an entry, counts it up and says so; gives the version that it has then. */
export async function keep<Row extends { version: number; archived: boolean }>(
  ctx: Write,
  sort: Sort,
  id: string,
  before: Row,
  patch: Partial<Omit<Row, 'version'>>,
  title: string,
): Promise<{ version: number }> {
  const change = changesOf({ ...before }, patch)
  if (isNone(change)) return { version: before.version }
  const { table, id: column } = tables[sort]
  const sets = Object.entries(change.after).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
  await sql`update ${table} set ${sql.join(sets)}, version = version + 1 where ${column}::text = ${id}`.execute(
    ctx.db,
  )
  const archived = patch.archived ?? before.archived
  await tell(ctx, sort, id, { title, changed: Object.keys(change.after), archived })
  return { version: before.version + 1 }
}

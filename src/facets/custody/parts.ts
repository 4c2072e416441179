import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import type { PartKind } from './contract.ts'

/** What is handed out of a record and is none itself. */
export interface Part {
  readonly id: string
  readonly kind: PartKind
  /** By what people know it; what the ledger says of it for good, so never a secret. */
  readonly name: string
  /** How many of it there are; none: as many as one likes. */
  readonly most: number | null
}

/** Who has some of a part now, whoever has it longest first. */
export async function holdersOfPart({ db }: Pick<Read, 'db'>, partId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('part_holding')
    .select('holder_id')
    .where('part_id', '=', partId)
    .orderBy('since')
    .orderBy('holder_id')
    .execute()
  return rows.map(({ holder_id }) => holder_id)
}

interface HeldPart {
  readonly part_id: string
  /** The record of which it is. */
  readonly item_id: string
}

/** What of records a holder has, by the part. */
export async function partsOf({ db }: Pick<Read, 'db'>, holderId: string): Promise<HeldPart[]> {
  const { rows } = await sql<HeldPart>`
    select part_id, item_id from part_holding where holder_id = ${holderId}::uuid order by part_id`.execute(
    db,
  )
  return rows
}

/** What a holder had when it was gone, and that nobody gave to it or took from it since. */
export async function partsLeftBy({ db }: Pick<Read, 'db'>, holderId: string): Promise<HeldPart[]> {
  const { rows } = await sql<HeldPart>`
    select part_id, item_id from (
      select distinct on (part_id) part_id, item_id, reason from custody_move
      where part_id is not null and (from_id = ${holderId}::uuid or to_id = ${holderId}::uuid)
      order by part_id, at desc, id desc) last
    where reason = 'holder-gone' order by part_id`.execute(db)
  return rows
}

export interface PartMove {
  readonly part_id: string
  readonly holder_id: string
  /** When they came by it. */
  readonly at: string
}

/**
 * Forgets that parts were handed to holders, where it never should have been written: an import that is taken back leaves nothing
 * behind. Gives those that were still so; whoever has it since another moment keeps it.
 */
export async function forgetParts(ctx: Write, moves: readonly PartMove[]): Promise<PartMove[]> {
  const wrong = sql`jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as w(part_id uuid, holder_id uuid, at timestamptz)`
  const { rows } = await sql<PartMove>`
    with gone as (
      delete from part_holding h using ${wrong}
      where h.part_id = w.part_id and h.holder_id = w.holder_id and h.since = w.at returning h.part_id, h.holder_id, h.since as at
    ), forgotten as (
      delete from custody_move m using gone g where m.part_id = g.part_id and m.to_id = g.holder_id and m.at = g.at
    ) select * from gone`.execute(ctx.db)
  return rows
}

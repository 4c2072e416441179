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

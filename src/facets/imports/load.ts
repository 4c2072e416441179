import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import type { Seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { ColumnFacts } from './engine/column-facts.ts'
import type { ImportState } from './schemas.ts'
import { Mapping } from './mapping.ts'
import type { Format } from './read/table.ts'

export const importKind = 'import'

export interface Part {
  readonly id: string
  readonly role: 'main' | 'side'
  readonly name: string
  readonly size: number
  readonly format: Format
  readonly sheets: readonly string[]
  readonly heading: number
  readonly columns: readonly ColumnFacts[]
  readonly mapping: Mapping
  readonly rows: number
  readonly blank: number
}

/** What is remembered of an import beside its rows. */
export interface Kept {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly audience_id: number
  readonly importer: string | null
  readonly state: ImportState
  readonly size: number
  readonly options: Readonly<Record<string, string>>
  readonly zone: string | null
  readonly counts: Readonly<Record<string, unknown>>
  readonly why: Sentence | null
  readonly job_id: string | null
  readonly started_at: string | null
  readonly finished_at: string | null
  readonly undone_at: string | null
  readonly cleared_at: string | null
}

const columns = [
  'id',
  'key',
  'title',
  'audience_id',
  'importer',
  'state',
  'size',
  'options',
  'zone',
  'counts',
  'why',
  'job_id',
  'started_at',
  'finished_at',
  'undone_at',
  'cleared_at',
] as const

/** The import of this id or number, if the actor may see it. */
export const seenImport = (ctx: Read, named: string): Promise<Seen> => seenByRef(ctx, named, importKind)

/** What is kept of an import; `lock`: nobody else moves it on until the transaction ends. */
export async function loadImport(ctx: Pick<Read, 'db'>, id: string, { lock = false } = {}): Promise<Kept> {
  const found = await ctx.db
    .selectFrom('import')
    .select(columns)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  return found as unknown as Kept
}

export async function loadParts(ctx: Pick<Read, 'db'>, id: string): Promise<Part[]> {
  const rows = await ctx.db
    .selectFrom('import_part')
    .select([
      'id',
      'role',
      'name',
      'size',
      'format',
      'sheets',
      'heading',
      'columns',
      'mapping',
      'rows',
      'blank',
    ])
    .where('import_id', '=', id)
    .orderBy('role')
    .execute()
  return rows.map((row) => ({ ...(row as unknown as Part), mapping: Mapping.parse(row.mapping) }))
}

export interface JobNow {
  readonly id: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly cancel: boolean
  readonly progress: { readonly done?: number; readonly total?: number; readonly note?: string }
}

/** How far the work on an import is. */
export async function jobOf(ctx: Pick<Read, 'db'>, id: string | null): Promise<JobNow | undefined> {
  if (id === null) return undefined
  const { rows } =
    await sql<JobNow>`select id, state, cancel, progress from job where id = ${id}::uuid`.execute(ctx.db)
  return rows[0]
}

const busy: readonly ImportState[] = ['reading', 'rehearsing', 'running', 'undoing']
/** Work on an import whose job is over without a word was stopped from elsewhere, or failed. */
export const isStranded = ({ state }: Pick<Kept, 'state'>, job: JobNow | undefined) =>
  busy.includes(state) && (job === undefined || job.state === 'cancelled' || job.state === 'failed')

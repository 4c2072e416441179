import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import { may } from '#kernel/actor'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import { t } from '#kernel/list-parts'
import { type ListSpec, pageOf } from '#kernel/listing'
import type { Download } from '#kernel/module'
import { type imports } from './contract.ts'
import { Counts, type ImportCard, type ImportView } from './schemas.ts'
import { byteOrderMark, csvLine } from '#lib/text/csv'
import { offersTo } from './fields.ts'
import { importerNamed } from './importer.ts'
import { isStranded, type JobNow, type Kept, loadImport, seenImport } from './load.ts'
import { strandedState } from './policy.ts'
import { importerView, viewOf, wholeOf } from './view.ts'
import { w } from './words.ts'

interface Row extends Pick<Kept, 'id' | 'key' | 'importer' | 'state' | 'counts' | 'finished_at'> {
  title: string
  created_at: string
  created_by: { id: string; name: string } | null
  job: JobNow | null
}

const spec: ListSpec = {
  table: 'import',
  select: {
    ...Object.fromEntries(
      ['id', 'key', 'title', 'importer', 'state', 'counts', 'finished_at'].map((name) => [name, t(name)]),
    ),
    created_at: sql`e.created_at`,
    created_by: sql`case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end`,
    job: sql`case when j.id is not null then jsonb_build_object('id', j.id, 'state', j.state) end`,
  },
  joins: sql`join entity e on e.id = t.id left join principal p on p.id = e.created_by left join job j on j.id = t.job_id`,
  sorts: {
    newest: { title: w.later('newest'), dir: 'desc', by: [{ column: 'updated_at', type: 'timestamptz' }] },
  },
  defaultSort: 'newest',
}

export async function listImports(ctx: Read, paging: Input<typeof imports.list>) {
  const { items, next } = await pageOf<Row>(ctx, spec, sql<boolean>`true`, paging)
  return { items: items.map((row) => cardOf(ctx, row)), next }
}

function cardOf({ actor }: Read, { title, importer, counts, state, job, ...row }: Row): ImportCard {
  const known = importerNamed(importer)
  return {
    ...row,
    file: title,
    importer,
    what: known ? say(known.title, actor.language) : null,
    state: isStranded({ state }, job ?? undefined) ? strandedState(state) : state,
    counts: Counts.parse(counts),
  }
}

export async function showImport(ctx: Read, { id }: Input<typeof imports.show>): Promise<ImportView> {
  const ref = await seenImport(ctx, id)
  const whole = await wholeOf(ctx, await loadImport(ctx, ref.id))
  const names = await namesOf(ctx, ref.created_by === null ? [] : [ref.created_by])
  const name = names.get(ref.created_by ?? '')
  const created_by = ref.created_by !== null && name !== undefined ? { id: ref.created_by, name } : null
  return viewOf(ctx, whole, { created_at: ref.created_at, created_by })
}

export async function listImporters(ctx: Read) {
  const offers = await offersTo(ctx)
  return { items: await Promise.all(offers.map(({ importer, all }) => importerView(ctx, importer, all))) }
}

/** A file with the heading alone, in the reader's language, that comes back as it went. */
export async function importTemplate(
  ctx: Read,
  { importer: name }: Input<typeof imports.template>,
): Promise<Download> {
  const importer = importerNamed(name)
  if (!importer || !may(ctx.actor, importer.can)) throw new Refusal('not-found', w.later('no-importer'))
  const fields = await importer.fields(ctx)
  const heading = fields.map(({ title }) => say(title, ctx.actor.language))
  const body = Buffer.from(byteOrderMark + csvLine(heading))
  return { body, type: 'text/csv; charset=utf-8', name: `${name}.csv`, size: body.length }
}

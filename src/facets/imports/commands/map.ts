import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { say } from '#lib/words'
import { isZone } from '#lib/zone'
import { may } from '#kernel/actor'
import type { Write } from '#kernel/context'
import type { imports } from '../contract.ts'
import type { ImportField } from '../engine/field.ts'
import { leftOut, meaningKey } from '../engine/read-value.ts'
import { knownHeadings, matched, offerOf, offersTo } from '../fields.ts'
import { importerNamed } from '../importer.ts'
import { loadImport, type Part, seenImport } from '../load.ts'
import type { Mapping } from '../mapping.ts'
import { refusal } from '../policy.ts'
import { showImport } from '../queries.ts'
import { headingOf } from '../read/tables.ts'
import { bytesOfPart } from '../read/bytes.ts'
import type { Format } from '../read/table.ts'
import { optionsFor } from '../setup.ts'
import { type Whole, wholeOf } from '../view.ts'
import { w } from '../words.ts'
import { startReading } from './bring.ts'

type Mapped = Input<typeof imports.map>

/** Says what is in a file and how it is read. Other words on how the file itself is read have it read again. */
export async function mapImport(ctx: Write, input: Mapped) {
  const { id } = await seenImport(ctx, input.id)
  const kept = await loadImport(ctx, id, { lock: true })
  const whole = await wholeOf(ctx, kept)
  refuseIf(refusal.map(whole.stand))
  if (input.importer !== undefined && input.importer !== kept.importer) {
    await chooseImporter(ctx, whole, input.importer)
    return showImport(ctx, { id })
  }
  const part = whole.parts.find(({ role }) => role === input.part)
  if (!part) throw new Refusal('invalid', w.later('map-column'))
  await saveMapping(ctx, whole, part, input)
  await saveOptions(ctx, whole, input.options)
  if (input.reading) await readAgain(ctx, whole, part, input.reading)
  else await backToMapping(ctx, id)
  return showImport(ctx, { id })
}

/** Whatever was rehearsed no longer holds. */
const backToMapping = (ctx: Write, id: string) =>
  ctx.db
    .updateTable('import')
    .set({ state: 'mapping', why: null, counts: '{}', updated_at: ctx.now })
    .where('id', '=', id)
    .where('state', 'in', ['mapping', 'rehearsing', 'rehearsed'])
    .execute()

async function chooseImporter(ctx: Write, { kept, parts }: Whole, name: string) {
  const importer = importerNamed(name)
  if (!importer) throw new Refusal('invalid', w.later('no-importer'))
  if (!may(ctx.actor, importer.can)) throw new Refusal('forbidden', w.later('not-yours-to-import'))
  const offer = await offerOf(ctx, importer)
  await ctx.db
    .updateTable('import')
    .set({ importer: name, options: '{}', updated_at: ctx.now })
    .where('id', '=', kept.id)
    .execute()
  for (const part of parts) {
    const names = part.columns.map((column) => column.name)
    const columns = matched(names, part.role === 'side' ? offer.side : offer.fields)
    await putMapping(ctx, part.id, { columns, meanings: {} })
  }
  await backToMapping(ctx, kept.id)
}

export const putMapping = (ctx: Pick<Write, 'db'>, partId: string, mapping: Mapping) =>
  ctx.db
    .updateTable('import_part')
    .set({ mapping: JSON.stringify(mapping) })
    .where('id', '=', partId)
    .execute()

async function saveMapping(ctx: Write, whole: Whole, part: Part, { columns, meanings }: Mapped) {
  if (columns.length + meanings.length === 0) return
  const fields = new Map(
    (part.role === 'side' ? whole.side : whole.fields).map((field) => [field.name, field]),
  )
  const next = part.columns.map((_, at) => part.mapping.columns[at] ?? null)
  for (const { at, field } of columns) {
    if (at >= next.length) throw new Refusal('invalid', w.later('map-column'))
    if (field !== null && field !== '' && !fields.has(field))
      throw new Refusal('invalid', w.later('map-unknown', { field }))
    next[at] = field
  }
  const meant: Record<string, Record<string, string>> = { ...part.mapping.meanings }
  for (const { field, value, meaning } of meanings) {
    needChoice(ctx, fields.get(field), field, meaning)
    const { [meaningKey(value)]: _, ...rest } = meant[field] ?? {}
    meant[field] = meaning === null ? rest : { ...rest, [meaningKey(value)]: meaning }
  }
  await putMapping(ctx, part.id, { columns: next, meanings: meant })
}

function needChoice(ctx: Write, field: ImportField | undefined, name: string, meaning: string | null) {
  if (!field?.choices) throw new Refusal('invalid', w.later('map-unknown', { field: name }))
  if (meaning === null || meaning === leftOut || field.choices.some(({ value }) => value === meaning)) return
  const title = say(field.title, ctx.actor.language)
  throw new Refusal('invalid', w.later('map-choice', { value: meaning, field: title }))
}

async function saveOptions(ctx: Write, { kept, own }: Whole, given: Readonly<Record<string, string>>) {
  if (Object.keys(given).length === 0) return
  const options = optionsFor(own)
  for (const [name, value] of Object.entries(given)) {
    const option = options.find((one) => one.name === name)
    const fits = name === 'zone' ? isZone(value) : option?.choices.some((choice) => choice.value === value)
    if (!fits)
      throw new Refusal('invalid', w.later('map-choice', { value, field: name }), {
        fields: { [`options.${name}`]: w.later('map-choice', { value, field: name }) },
      })
  }
  await ctx.db
    .updateTable('import')
    .set({ options: JSON.stringify({ ...kept.options, ...given }) })
    .where('id', '=', kept.id)
    .execute()
}

type Again = NonNullable<Mapped['reading']>

async function readAgain(ctx: Write, { kept }: Whole, part: Part, { heading, ...how }: Again) {
  const format = withChanges(part.format, how)
  const bytes = bytesOfPart(ctx.db, part.id, part.size)
  const found = await headingOf(
    { bytes, format },
    knownHeadings(await offersTo(ctx)),
    heading ?? (how.sheet === undefined ? part.heading : undefined),
  )
  const columns = found.columns.map((name) => ({
    name,
    filled: 0,
    samples: [],
    values: null,
    order: { n: 0, dmy: true, mdy: true },
  }))
  await ctx.db
    .updateTable('import_part')
    .set({
      format: JSON.stringify(format),
      heading: found.n,
      columns: JSON.stringify(columns),
      mapping: '{}',
    })
    .where('id', '=', part.id)
    .execute()
  await startReading(ctx, kept.id)
}

function withChanges(format: Format, { encoding, delimiter, sheet }: Omit<Again, 'heading'>): Format {
  switch (format.kind) {
    case 'csv':
      return { ...format, ...(encoding && { encoding }), ...(delimiter !== undefined && { delimiter }) }
    case 'feed':
      return format
    case 'json':
      return { ...format, ...(encoding && { encoding }) }
    case 'xlsx':
      return { ...format, ...(sheet !== undefined && { sheet }) }
  }
}

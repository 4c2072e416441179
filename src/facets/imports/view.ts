import type { LeftOut } from './left-out.ts'
import { say, type Sentence, titleSaid } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { kindOf } from '#kernel/kinds'
import type { ColumnFacts } from './engine/column-facts.ts'
import type { ImportField } from './engine/field.ts'
import { letterOf } from './engine/headers.ts'
import { meaningKey, meaningOf } from './engine/read-value.ts'
import {
  type ColumnView,
  Counts,
  type FieldView,
  type ImportView,
  type OptionView,
  type PartView,
} from './schemas.ts'
import { askedBy, type Holding, type Importer, importerNamed, type ImportOption } from './importer.ts'
import { isStranded, type JobNow, jobOf, type Kept, loadParts, type Part } from './load.ts'
import { refusal, type Stand, strandedState } from './policy.ts'
import {
  answers,
  evidenceIn,
  isDated,
  isUnsure,
  openQuestions,
  type OpenQuestion,
  optionsFor,
} from './setup.ts'
import { w } from './words.ts'

type Say = (sentence: Sentence) => string
const text = (say: Say, title: Sentence | string) => (typeof title === 'string' ? title : say(title))

export const fieldView = (say: Say, field: ImportField): FieldView => ({
  name: field.name,
  title: say(field.title),
  hint: field.hint ? say(field.hint) : null,
  type: field.type ?? 'text',
  required: field.required ?? false,
  many: field.many ?? false,
  choices: field.choices?.map(({ value, title }) => ({ value, title: text(say, title) })) ?? null,
})

export const optionView = (
  say: Say,
  { name, title, text: more, choices, usual }: ImportOption,
): OptionView => ({
  name,
  title: say(title),
  text: more ? say(more) : null,
  choices: choices.map((choice) => ({ value: choice.value, title: say(choice.title) })),
  usual,
})

function columnView(
  facts: ColumnFacts,
  at: number,
  part: Part,
  fields: ReadonlyMap<string, ImportField>,
  unsure: (facts: ColumnFacts) => boolean,
): ColumnView {
  const target = part.mapping.columns[at] ?? null
  const field = fields.get(target ?? '')
  const meanings = part.mapping.meanings[field?.name ?? '']
  return {
    at,
    letter: letterOf(at),
    name: facts.name,
    filled: facts.filled,
    samples: field?.secret ? [] : [...facts.samples],
    values:
      field?.type === 'choice' && facts.values
        ? facts.values.map(({ value, n }) => ({
            value,
            n,
            meaning: meanings?.[meaningKey(value)] ?? meaningOf(field, value, meanings) ?? null,
          }))
        : null,
    field: target,
    unsure: field !== undefined && isDated(field) && unsure(facts),
  }
}

/** `opens`: the reader runs imports, and may see what stands in the file. */
function partView(
  part: Part,
  fields: readonly ImportField[],
  dates: string | undefined,
  opens: boolean,
): PartView {
  const { format, columns } = part
  const byName = new Map(fields.map((field) => [field.name, field]))
  const evidence = evidenceIn(columns)
  return {
    id: part.id,
    role: part.role,
    name: part.name,
    size: part.size,
    rows: part.rows,
    blank: part.blank,
    kind: format.kind,
    encoding: 'encoding' in format ? format.encoding : null,
    delimiter: 'delimiter' in format ? format.delimiter : null,
    sheet: 'sheet' in format ? format.sheet : null,
    sheets: [...part.sheets],
    heading: part.heading,
    columns: columns.map((facts, at) => {
      const view = columnView(facts, at, part, byName, (one) => isUnsure(evidence, one, dates))
      return opens ? view : { ...view, samples: [], values: null }
    }),
  }
}

/** An import with all that commands decide by. */
export interface Whole {
  readonly kept: Kept
  readonly job: JobNow | undefined
  readonly parts: readonly Part[]
  readonly importer: Importer | undefined
  /** Fields of the main table and of the one beside. */
  readonly fields: readonly ImportField[]
  readonly side: readonly ImportField[]
  /** What its importer asks, and the answers that count. */
  readonly own: readonly ImportOption[]
  readonly options: Record<string, string>
  readonly counts: Counts
  readonly stand: Stand
  readonly questions: readonly OpenQuestion[]
}

const fieldsOf = ({ side, fields }: Pick<Whole, 'side' | 'fields'>, { role }: Part) =>
  role === 'side' ? side : fields

/** Puts together what is known of an import now. */
export async function wholeOf(ctx: Read, kept: Kept): Promise<Whole> {
  const importer = importerNamed(kept.importer)
  const fields = (await importer?.fields(ctx)) ?? []
  const side = importer?.side?.fields ?? []
  const parts = await loadParts(ctx, kept.id)
  const job = await jobOf(ctx, kept.job_id)
  const counts = Counts.parse(kept.counts)
  const own = importer ? await askedBy(ctx, importer) : []
  const options = answers(own, kept.options, kept.zone ?? ctx.actor.zone)
  const state = isStranded(kept, job) ? strandedState(kept.state) : kept.state
  const named = ({ title }: ImportField) => say(title, ctx.actor.language)
  const questions = parts.flatMap((part) =>
    openQuestions(part, fieldsOf({ side, fields }, part), options['dates'], named),
  )
  return {
    kept,
    job,
    parts,
    importer,
    fields,
    side,
    own,
    options,
    counts,
    stand: { state, done: counts.done, cleared: kept.cleared_at !== null },
    questions: importer ? questions : [{ field: null, why: w.later('no-importer') }],
  }
}

/** What running would bring in and end. */
export const toDo = ({ counts }: Pick<Whole, 'counts'>) =>
  counts.create + counts.update - counts.created - counts.updated + counts.heard + counts.ends - counts.ended

function verdicts(whole: Whole, say: Say) {
  const { stand, questions } = whole
  const allowed = (why: Sentence | null) => (why === null ? (true as const) : say(why))
  return {
    map: allowed(refusal.map(stand)),
    rehearse: allowed(refusal.rehearse(stand, questions[0]?.why ?? null)),
    run: allowed(refusal.run(stand, toDo(whole))),
    stop: allowed(refusal.stop(stand)),
    undo: allowed(refusal.undo(stand)),
    discard: allowed(refusal.discard(stand)),
  }
}

interface Noted {
  field?: string
  why: Sentence
  n: number
}

const titleOf = (say: Say, fields: readonly ImportField[], field: string | undefined) => {
  const title = fields.find(({ name }) => name === field)?.title
  return title && say(title)
}

/** A reason as people read it: with the title of its field before it. */
export const reasonText = (
  say: Say,
  fields: readonly ImportField[],
  { field, why }: { field?: string | undefined; why: Sentence },
) => {
  const title = titleOf(say, fields, field)
  return title === undefined ? say(why) : `${title}: ${say(why)}`
}

interface Who {
  readonly created_at: string
  readonly created_by: { id: string; name: string } | null
}

/** Its own reason, or that its job failed without one. */
function whyOf({ kept, job, stand }: Whole): Sentence | null {
  const stranded = stand.state !== kept.state
  return kept.why ?? (stranded && job?.state === 'failed' ? w.later('failed') : null)
}

function progressOf(job: JobNow | undefined): ImportView['progress'] {
  if (!job || (job.state !== 'waiting' && job.state !== 'running')) return null
  const { done = null, total = null, note = null } = job.progress
  return { done, total, note, stopping: job.cancel }
}

export function viewOf(ctx: Read, whole: Whole, who: Who): ImportView {
  const spoken: Say = (sentence) => say(sentence, ctx.actor.language)
  const { kept, job, parts, importer, options, counts, stand, questions } = whole
  const all = [...whole.fields, ...whole.side]
  const more = kept.counts as { notes?: Noted[]; left?: LeftOut[]; brings?: { kind: string; n: number }[] }
  const why = whyOf(whole)
  const opens = may(ctx.actor, 'imports.run')
  return {
    ...who,
    id: kept.id,
    key: kept.key,
    file: kept.title,
    importer: kept.importer,
    what: importer ? spoken(importer.title) : null,
    state: stand.state,
    counts,
    size: kept.size,
    why: why && spoken(why),
    parts: parts.map((part) => partView(part, fieldsOf(whole, part), options['dates'], opens)),
    options,
    zone: kept.zone,
    // Both name values of the file.
    open: opens ? questions.map(({ field, why: asked }) => ({ field, text: spoken(asked) })) : [],
    notes: opens
      ? (more.notes ?? []).map(({ n, ...reason }) => ({ n, text: reasonText(spoken, all, reason) }))
      : [],
    lacks: (importer?.lacks?.(holdingOf(parts)) ?? []).map(spoken),
    left: (more.left ?? []).map((one) => ({ ...one, field: titleOf(spoken, all, one.field) ?? one.field })),
    brings: (more.brings ?? []).map(({ kind, n }) => ({
      kind,
      title: titleSaid(kindOf(kind).title, ctx.actor.language),
      n,
    })),
    progress: progressOf(job),
    finished_at: kept.finished_at,
    undone_at: kept.undone_at,
    can: verdicts(opens ? whole : { ...whole, questions: [] }, spoken),
  }
}

/** What is there of a file as it is mapped. */
const holdingOf = (parts: readonly Part[]): Holding => ({
  filled: new Set(
    parts
      .flatMap(({ role, mapping }) => (role === 'main' ? mapping.columns : []))
      .flatMap((name) => name ?? []),
  ),
  beside: parts.some(({ role }) => role === 'side'),
})

/** The importers an actor may use, as a screen shows them. */
export const importerView = async (ctx: Read, importer: Importer, fields: readonly ImportField[]) => {
  const spoken: Say = (sentence) => say(sentence, ctx.actor.language)
  return {
    name: importer.name,
    title: spoken(importer.title),
    text: spoken(importer.text),
    fields: fields.map((field) => fieldView(spoken, field)),
    side: importer.side
      ? {
          title: spoken(importer.side.title),
          fields: importer.side.fields.map((field) => fieldView(spoken, field)),
        }
      : null,
    options: optionsFor(await askedBy(ctx, importer)).map((option) => optionView(spoken, option)),
  }
}

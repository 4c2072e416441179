import { dayDated } from '#lib/time/relative'
import { say, type Sentence, titleSaid } from '#lib/words'
import { system } from '#kernel/actor'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import { eventLineOf, type Names } from '#kernel/event-lines'
import type { Origin } from '#kernel/events'
import { seenAmong } from '#kernel/readable'
import { w } from './words.ts'

export interface Happened {
  id: number
  at: string
  kind: string
  actor_id: string
  on_behalf_of: string | null
  origin: Origin
  request_id: string
  /** Null once it was erased. */
  payload: string | null
  /** The reader sees it as those inside do. */
  inside: boolean
}

interface Parsed {
  row: Happened
  data: Record<string, unknown> | null
  /** As its event declares it; undefined for what nobody tells, or an older version wrote. */
  told: { data: unknown } | undefined
}

function parsed(row: Happened): Parsed {
  const payload: unknown = row.payload === null ? null : JSON.parse(row.payload)
  const data = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : null
  return { row, data, told: eventLineOf(row.kind)?.parse(payload) }
}

const lineOf = ({ row, told }: Parsed) => (told ? eventLineOf(row.kind) : undefined)
const earlierOf = (one: Parsed) => lineOf(one)?.earlier(one.told?.data)
const mentioned = (one: Parsed) =>
  [...(lineOf(one)?.mentions(one.told?.data) ?? []), earlierOf(one)?.by].filter(
    (id) => id !== null && id !== undefined,
  )

interface Signed {
  readonly at: string
  readonly actorId: string
  /** Undefined: nobody knows. */
  readonly name: string | undefined
  /** Nobody in particular did it: the house, or somebody elsewhere of whom nothing is known. */
  readonly isNobodys: boolean
}

/** Who did it and when: as it was written down, or as it was before where it happened elsewhere. */
function signed(one: Parsed, people: ReadonlyMap<string, string>, asWritten: boolean): Signed {
  const { at, actor_id } = one.row
  const earlier = asWritten ? undefined : earlierOf(one)
  if (!earlier)
    return { at, actorId: actor_id, name: people.get(actor_id), isNobodys: actor_id === system.id }
  const { by } = earlier
  const name = earlier.name ?? (by === undefined ? undefined : people.get(by))
  return { at: earlier.at, actorId: by ?? system.id, name, isNobodys: name === undefined }
}

/**
 * Puts events into sentences in the reader's language, and names who did them. A sentence that does not say who is
 * preceded by the name, unless the house did it by itself. With `each`, what is not worth a line beside its record has one.
 */
export async function tell(ctx: Read, rows: readonly Happened[], { each = false } = {}) {
  const all = rows.map(parsed)
  const ids = [
    ...new Set(all.flatMap((one) => [one.row.actor_id, one.row.on_behalf_of ?? [], mentioned(one)].flat())),
  ]
  const [people, records] = [await namesOf(ctx, ids), await seenAmong(ctx, ids)]
  const { language } = ctx.actor
  const someone = say(w.later('someone'), language)
  const of = (id: string | null | undefined) => {
    const record = records.get(id ?? '')
    const name = people.get(id ?? '')
    if (name !== undefined) return name
    if (record) return `${record.key} ${record.title}`
    return say(w.later(id ? 'restricted' : 'someone'), language)
  }
  const person = (id: string) => ({ id, name: people.get(id) ?? someone })
  return all.map((one) => {
    const { row, data, told } = one
    const { at, actorId, name: actor = someone, isNobodys } = signed(one, people, each)
    const names: Names = {
      actor,
      actorId,
      inside: row.inside || each,
      each,
      of,
      day: (isoDay) => dayDated(isoDay, language),
      say: (part) => titleSaid(part, language),
    }
    const line = told && lineOf(one)?.say(told.data, names)
    const other = w.later('line-other', { actor, kind: row.kind })
    const said = line ? [line].flat() : names.inside ? [other] : []
    const sentences = said.length === 0 && each ? [other] : said
    const whole = (sentence: Sentence) => {
      const text = say(sentence, language)
      const isSigned = sentence.values?.['actor'] !== undefined || isNobodys
      return isSigned ? text : say(w.later('line-by', { actor, line: text }), language)
    }
    const lines = sentences.map(whole)
    return {
      id: row.id,
      at,
      kind: row.kind,
      actor: { id: actorId, name: actor },
      on_behalf_of: row.on_behalf_of === null ? null : person(row.on_behalf_of),
      origin: row.origin,
      request: row.request_id,
      lines,
      records: mentioned(one).flatMap((id) => {
        const record = people.has(id) ? undefined : records.get(id)
        return record && lines.some((text) => text.includes(record.key))
          ? [{ id, kind: record.kind, key: record.key }]
          : []
      }),
      data: row.inside ? data : null,
    }
  })
}

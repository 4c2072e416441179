import { sql } from 'kysely'
import { dayDated, listed } from '#lib/time/relative'
import { say } from '#lib/words'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import type { Moment } from '#kernel/past'
import { calledThen } from '#kernel/past-names'
import { w as house } from '#kernel/words'
import { FieldAdded, FieldChanged } from './contract.ts'
import type { Values } from './engine/check.ts'
import type { CustomField } from './engine/field.ts'
import { seenFields } from './load.ts'

interface Row {
  subject_id: string
  kind: string
  payload: string
}

/** The fields that a kind had at a moment, called as they were then; of them those that the actor may see today. */
async function fieldsThen(ctx: Read, kind: string, { at, through }: Moment): Promise<CustomField[]> {
  const fields = await seenFields(ctx, [kind])
  if (fields.length === 0) return []
  const { rows } = await sql<Row>`
    select distinct on (e.subject_id) e.subject_id, e.kind, d.payload from event e join event_data d on d.event_id = e.id
    where e.subject_id = any(${fields.map(({ id }) => id)}::uuid[]) and e.kind in (${FieldAdded.name}, ${FieldChanged.name})
      and case when ${through}::bigint is null then e.at > ${at}::timestamptz else e.id > ${through}::bigint end
    order by e.subject_id, e.id`.execute(ctx.db)
  const next = new Map(rows.map((row) => [row.subject_id, row]))
  return fields.flatMap((field) => {
    const then = next.get(field.id)
    if (then?.kind === FieldAdded.name) return []
    if (!then) return field.archived ? [] : [field]
    const { before } = FieldChanged.data.parse(JSON.parse(then.payload))
    return before.archived ? [] : [{ ...before, id: field.id }]
  })
}

/** Of values as they were kept those that the actor may see of the fields there were. */
export async function customThen(ctx: Read, kind: string, values: Values, moment: Moment): Promise<Values> {
  const fields = await fieldsThen(ctx, kind, moment)
  return Object.fromEntries(
    fields.flatMap(({ name }) => (values[name] === undefined ? [] : [[name, values[name]]])),
  )
}

/** The same in words, each with what its field was called. */
export async function customSaid(ctx: Read, kind: string, values: Values, moment: Moment): Promise<string> {
  const fields = (await fieldsThen(ctx, kind, moment)).filter(({ name }) => isSet(values[name]))
  const ids = fields.flatMap(({ name, type }) => (type === 'person' ? [String(values[name])] : []))
  const [names, then] = [await namesOf(ctx, ids), await calledThen(ctx, ids, moment)]
  const { language } = ctx.actor
  const one = ({ type, choices }: CustomField, value: unknown): string => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    if (type === 'boolean') return say(house.later(value === true ? 'yes' : 'no'), language)
    if (type === 'date') return dayDated(text, language)
    if (type === 'person') return then.get(text) ?? names.get(text) ?? ''
    return choices.find((choice) => choice.value === value)?.title ?? text
  }
  return fields
    .map((field) => {
      const said = [values[field.name]].flat().map((value) => one(field, value))
      return `${field.title}: ${listed(said, language)}`
    })
    .join(' · ')
}

const isSet = (value: unknown) => value !== undefined && value !== null && value !== ''

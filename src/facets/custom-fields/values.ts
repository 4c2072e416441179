import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { type Checked, putValues, type Saying, type Values } from './engine/check.ts'
import { type CustomField, onType } from './engine/field.ts'
import { schemaOf } from './engine/schema.ts'
import { seenFields, versionOf } from './load.ts'
import { w } from './words.ts'

/** The fields of a kind that the actor sees, as one schema, with the version that it was made from. */
export async function customSchema(ctx: Read, kind: string) {
  const fields = (await seenFields(ctx, [kind])).filter(({ archived }) => !archived)
  return { version: await versionOf(ctx, kind), fields, schema: schemaOf(fields) }
}

export interface NewValues {
  readonly values: Values
  /** What the record holds now; undefined for one that is being made. */
  readonly before?: Values | undefined
  /** Of a kind that has types: which it is of. */
  readonly type?: string | undefined
}

const sayingTo = (language: string): Saying => ({
  unknown: (name) => say(w.later('unknown', { name }), language),
  required: () => say(w.later('required'), language),
})

/** Checks the custom values of many records at once: each with what is to be stored, or with what is wrong. */
export async function tryCustom(ctx: Read, kind: string, all: readonly NewValues[]): Promise<Checked[]> {
  const fields = await seenFields(ctx, [kind])
  const saying = sayingTo(ctx.actor.language)
  const checked = all.map(({ values, before, type }) =>
    putValues(onType(fields, type), values, before, saying),
  )
  const people = fields.filter(({ type, archived }) => type === 'person' && !archived)
  const unknown = await strangers(ctx, people, all)
  if (unknown.size === 0) return checked
  const stranger = say(w.later('not-a-person'), ctx.actor.language)
  return checked.map((one, n) => {
    const wrong = people.filter(({ name }) => unknown.has(String(all[n]?.values[name])))
    if (wrong.length === 0) return one
    const problems = Object.fromEntries(wrong.map(({ name }) => [name, [stranger]]))
    return { problems: 'problems' in one ? { ...problems, ...one.problems } : problems }
  })
}

/** Ids that stand for nobody, of those that new values name. */
async function strangers(ctx: Read, people: readonly CustomField[], all: readonly NewValues[]) {
  const named = all.flatMap(({ values }) => people.map(({ name }) => values[name]))
  const asked = [...new Set(named.filter((value) => typeof value === 'string' && uuid.test(value)))].map(
    String,
  )
  if (asked.length === 0) return new Set<string>()
  const rows = await ctx.db
    .selectFrom('principal')
    .select('id')
    .where('kind', '=', 'person')
    .where('id', 'in', asked)
    .execute()
  const known = new Set(rows.map(({ id }) => id))
  return new Set(asked.filter((id) => !known.has(id)))
}
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/**
 * Of stored values those that the reader may see: no archived fields, internal ones only for the staff, and where types are
 * given, one for each, those that stand on that type.
 */
export async function shownCustom(
  ctx: Read,
  kind: string,
  all: readonly Values[],
  types: readonly string[] = [],
) {
  const fields = (await seenFields(ctx, [kind])).filter(({ archived }) => !archived)
  return all.map((values, n) =>
    Object.fromEntries(
      onType(fields, types[n]).flatMap(({ name }) =>
        values[name] === undefined ? [] : [[name, values[name]]],
      ),
    ),
  )
}

import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import { type Field, type Fields, fieldsFor } from '#lib/filter/fields'
import { readFilter } from '#lib/filter/filter'
import type { Predicate } from '#lib/filter/predicate'
import type { Names, Reference } from '#lib/filter/references'
import type { Reader } from '#lib/filter/scope'
import { onceFor } from '#lib/once-for'
import { nearest } from '#lib/text/nearest'
import { say, type Sentence, titleSaid } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { whereOf } from '#kernel/filter-to-sql/where'
import { FilterField, type work } from './contract.ts'
import { isOpen, Phase } from './engine/workflow.ts'
import { steadyFields, type WorkField, workFields } from './fields.ts'
import { knownNames, resolveNames } from './names.ts'

const readerOf = ({ actor, now }: Read): Reader => ({
  now,
  zone: actor.zone,
  ...(actor.kind === 'person' && { me: actor.id, groups: actor.teams }),
})

/**
 * Looks names up; for one that is not there, those that are, so that a slip is met with the name that was meant. `passing`:
 * any word may be a tag tomorrow, so one that is like no other finds nothing and is no mistake.
 */
function lookUp(ctx: Read, { passing }: { passing: boolean }) {
  const known = new Map<string, readonly string[]>()
  return {
    known: (ref: string) => known.get(ref) ?? [],
    async resolve(references: readonly Reference[]): Promise<Names> {
      const names = new Map(await resolveNames(ctx, references))
      for (const { key, ref, name } of references.filter((one) => !names.has(one.key))) {
        // Who only sees their own work does not learn who and what else there is.
        const titles = may(ctx.actor, 'work.read') ? await knownNames(ctx, ref) : []
        const slip = ref !== 'tag' || !passing || nearest(name, titles) !== undefined
        if (may(ctx.actor, 'work.read') && slip) known.set(ref, titles)
        else names.set(key, [])
      }
      return names
    },
  }
}

const needsOf = onceFor((all: readonly WorkField[]) => [
  ...new Set(all.flatMap(({ field }) => field.needs ?? [])),
])
const madeOf = onceFor((_all: readonly WorkField[]) => new Map<string, Fields>())

/** The fields that the actor may ask; made once for all who may the same. */
function askable({ actor }: Read, all: readonly WorkField[], words?: string): Fields {
  const open = needsOf(all).filter((permission) => may(actor, permission))
  const made = madeOf(all)
  const key = JSON.stringify([words, open])
  const known = made.get(key)
  if (known) return known
  const fields = fieldsFor(
    all.map(({ field }) => field),
    (permission) => open.includes(permission),
    words,
  )
  made.set(key, fields)
  return fields
}

/** The filter language over work, as SQL on the list table `t`. */
export async function workWhere(ctx: Read, q: string): Promise<RawBuilder<boolean>> {
  if (q.trim() === '') return sql<boolean>`true`
  const all = await workFields(ctx)
  const { known, resolve } = lookUp(ctx, { passing: true })
  const predicate = await readFilter(q, askable(ctx, all, 'says'), { ...readerOf(ctx), known }, resolve)
  const told = narrower(sooner(predicate))
  const asked = fieldsIn(told)
  const columns = all.filter(({ field }) => asked.has(field.name))
  return whereOf(ctx, told, Object.fromEntries(columns.map(({ field, column }) => [field.name, column(ctx)])))
}

const lastMoment = '9999-12-31T23:59:59.999999Z'

/** No due moment is stored as infinity, so that the index can sort by it: what asks for one must not find that. */
function sooner(predicate: Predicate): Predicate {
  if (predicate.is === 'all' || predicate.is === 'any') return { ...predicate, of: predicate.of.map(sooner) }
  if (predicate.is === 'not') return { is: 'not', of: sooner(predicate.of) }
  if (predicate.field !== 'due') return predicate
  const ever = { is: 'instant', field: 'due', between: { le: lastMoment } } as const
  if (predicate.is === 'missing') return { is: 'not', of: ever }
  return predicate.is === 'instant'
    ? { ...predicate, between: { le: lastMoment, ...predicate.between } }
    : predicate
}

const isPhase = (value: string): value is Phase => Phase.options.some((one) => one === value)

/**
 * What only open work can be is looked for among open work, of which there is little: the rest is never walked. And what
 * only closed work can be, among closed: of what moved last, most is open.
 */
function narrower(predicate: Predicate): Predicate {
  if (predicate.is === 'all' || predicate.is === 'any')
    return { ...predicate, of: predicate.of.map(narrower) }
  if (predicate.is === 'not') return { is: 'not', of: narrower(predicate.of) }
  if (predicate.is !== 'among' || predicate.field !== 'phase') return predicate
  const phases = predicate.values.filter(isPhase)
  const open = phases.filter(isOpen)
  if (phases.length < predicate.values.length || (open.length > 0 && open.length < phases.length))
    return predicate
  const values = [open.length > 0 ? 'open' : 'closed']
  return { is: 'all', of: [predicate, { is: 'among', field: 'is', type: 'enums', values }] }
}

/** Reads a filter that outlives its writer, such as the scope of a policy: every name in it becomes an id. */
export async function readScope(ctx: Read, scope: string): Promise<Predicate> {
  const all = await steadyFields(ctx)
  // Nobody is `me` in a scope, whoever wrote it.
  const { known, resolve } = lookUp(ctx, { passing: false })
  return readFilter(scope, askable(ctx, all), { now: ctx.now, zone: 'UTC', known }, resolve)
}

/** The names of the fields that a predicate asks. */
export function fieldsIn(predicate: Predicate): Set<string> {
  if (predicate.is === 'all' || predicate.is === 'any')
    return new Set(predicate.of.flatMap((one) => [...fieldsIn(one)]))
  return predicate.is === 'not' ? fieldsIn(predicate.of) : new Set([predicate.field])
}

const spoken = (title: Sentence | string, language: string) =>
  typeof title === 'string' ? title : say(title, language)

const told = (field: Field, language: string) =>
  FilterField.parse({
    ...field,
    title: spoken(field.title, language),
    ...('values' in field && {
      // States are called as they came unless the organisation renamed them.
      values: field.values.map(({ value, title }) => ({
        value,
        title: field.name === 'state' ? titleSaid(title, language) : spoken(title, language),
      })),
    }),
  })

/** The fields that the reader may ask, as a filter bar needs them. */
export async function listFields(ctx: Read, input: Input<typeof work.fields>) {
  const { list } = askable(ctx, await (input.for === 'scope' ? steadyFields(ctx) : workFields(ctx)))
  return { items: list.map((field) => told(field, ctx.actor.language)) }
}

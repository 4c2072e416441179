import { writing } from '#kernel/context'
import type { Db } from '#kernel/db'
import { system } from '#kernel/actor'
import { addField } from '#facets/custom-fields/commands'
import type { FieldType } from '#facets/custom-fields/engine/field'
import type { Random } from '#lib/random'

const kinds = ['incident', 'request'] as const
export type Kind = (typeof kinds)[number]

const fieldsOfEach = 100
const sortableOfEach = 8
/** So many of a kind's other fields have a value on a ticket. */
const others = 8

const types: readonly FieldType[] = ['number', 'text', 'date', 'choice', 'boolean']
const typeOf = (n: number) => types[n % types.length] ?? 'text'
const choices = ['red', 'green', 'blue', 'white']

/** `incident-3`: its kind is part of the name, so that the two kinds share no index. */
export const fieldName = (kind: Kind, n: number) => `${kind}-${n}`

/** Two hundred fields, a hundred for each kind, of which eight each can be sorted by. */
export async function addFields(doing: { db: Db; now: string }): Promise<void> {
  for (const kind of kinds)
    await writing({ ...doing, actor: system }, async (ctx) => {
      for (let n = 0; n < fieldsOfEach; n++) {
        const type = typeOf(n)
        await addField(ctx, {
          kind,
          name: fieldName(kind, n),
          title: `Field ${n} of a ${kind}`,
          hint: '',
          type,
          choices:
            type === 'choice' ? choices.map((value) => ({ value, title: value, archived: false })) : [],
          required: false,
          types: [],
          internal: true,
          sortable: n < sortableOfEach,
        })
      }
    })
}

function valueOf(type: FieldType, random: Random): unknown {
  if (type === 'number') return random.below(100_000)
  if (type === 'boolean') return random.below(2) === 0
  if (type === 'choice') return random.pick(choices)
  if (type === 'date') return `202${random.below(7)}-0${1 + random.below(9)}-${String(10 + random.below(19))}`
  return `value ${random.below(20_000)}`
}

/** What a ticket holds: all that lists sort by, and some of the rest. */
export function customOf(kind: Kind, random: Random): Record<string, unknown> {
  const some = Array.from(
    { length: others },
    () => sortableOfEach + random.below(fieldsOfEach - sortableOfEach),
  )
  const held = [...Array.from({ length: sortableOfEach }, (_, n) => n), ...new Set(some)]
  return Object.fromEntries(held.map((n) => [fieldName(kind, n), valueOf(typeOf(n), random)]))
}

import { definedOf } from '#lib/patch'
import { isNoName } from '#lib/text/no-name'
import { customIn } from '#facets/custom-fields/public'
import { type Reason, textIn, type Values } from '#facets/imports/public'
import { usualName } from '../commands/create-assets.ts'
import { isCounted, statusIn, statusMeaning, typeIn } from '../ground.ts'
import { meaningAt, refusal } from '../policy.ts'
import { AssetPatch, type Capacity } from '../schemas.ts'
import { type AssetSession, resolved, type ResolvedRow, type Resolving, serialIn } from './resolve.ts'
import { w } from './words.ts'

/** What a row wants a thing to be. */
export interface Wanted {
  readonly facts: AssetPatch
  /** The row says its type; else it is the usual one. */
  readonly hasType: boolean
  /** What people will call it. */
  readonly title: string
  readonly quantity: number
  readonly holder: ResolvedRow['holder']
  readonly place_id: string | undefined
  readonly notes: readonly Reason[]
  readonly problems: readonly Reason[]
}

const plain = ['name', 'tag', 'manufacturer', 'model', 'model_number', 'order_no', 'note'] as const

/** The state that a row says; “ready to deploy” and handed out is in use. */
function stateOf(
  { ground }: AssetSession,
  values: Values,
  can: readonly Capacity[],
  holder: ResolvedRow['holder'],
) {
  const said = textIn(values['status'])
  if (said === undefined) return undefined
  const named = statusIn(ground, said)
  const isHeld = holder !== undefined && holder.kind !== 'place'
  return named.meaning === 'ready' && isHeld && !isCounted(can)
    ? statusMeaning(ground, meaningAt('person', can))
    : named
}

/** What a cell says; one that was emptied, where that takes away what is here, says that there is nothing. */
const saidIn = <None extends '' | null>(values: Values, field: string, none: None) =>
  values[field] === null ? none : textIn(values[field])
const named = (value: string | undefined) => (value === undefined || isNoName(value) ? undefined : value)

function quantityIn(values: Values, can: readonly Capacity[]) {
  const quantity = typeof values['quantity'] === 'number' ? values['quantity'] : 1
  const why = refusal.quantity(quantity, can)
  return { quantity, problems: why ? [{ field: 'quantity', why }] : [] }
}

/** What stands in a row as it is. */
const factsIn = (values: Values) => ({
  ...Object.fromEntries(plain.map((field) => [field, saidIn(values, field, '')])),
  manufacturer: named(saidIn(values, 'manufacturer', '')),
  model: named(saidIn(values, 'model', '')),
  serial: values['serial'] === null ? '' : serialIn(values),
  bought_on: saidIn(values, 'bought_on', null),
  minimum: typeof values['minimum'] === 'string' ? undefined : values['minimum'],
})

/** Reads a row as what it wants a thing to be; what it does not say is missing. */
export function wantedOf(session: AssetSession, names: Resolving, values: Values): Wanted {
  const { holder, place_id, home_place_id, notes, problems, ...row } = resolved(names, values, session)
  const type = textIn(values['type']) ?? session.usual
  const can = typeIn(session.ground, type).capacities
  const status = stateOf(session, values, can, holder)
  const { quantity, problems: uncounted } = quantityIn(values, can)
  const custom = customIn(values)
  const read = AssetPatch.safeParse({
    type,
    ...factsIn(values),
    status: status?.code,
    // What is counted belongs where it lies: by that its next line is known again.
    home_place_id: home_place_id ?? (isCounted(can) ? place_id : undefined),
    custom: Object.keys(custom).length > 0 ? custom : undefined,
    ...row,
  })
  const facts = definedOf(read.data ?? {})
  const unread = read.error?.issues ?? []
  return {
    facts,
    hasType: textIn(values['type']) !== undefined,
    title:
      textIn(values['name']) ??
      usualName(named(textIn(values['manufacturer'])) ?? '', named(textIn(values['model'])) ?? '', ''),
    quantity,
    holder: status?.meaning === 'gone' ? undefined : holder,
    place_id,
    notes,
    problems: [
      ...problems,
      ...uncounted,
      ...unread.map(({ path: [field] }): Reason => ({ field: String(field), why: w.later('not-read') })),
    ],
  }
}

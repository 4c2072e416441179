export type Values = Readonly<Record<string, unknown>>
type Items = Readonly<Record<string, readonly unknown[]>>

/** What one event says of the fields of the record that it is about. */
export interface Change {
  /** What stood there, and what came to stand there. */
  readonly before?: Values
  readonly after?: Values
  /** Of fields that hold many: what was put there, and what was taken away. */
  readonly put?: Items
  readonly took?: Items
  /** Fields that it changed without saying from what to what. */
  readonly untold?: readonly string[]
  /** Fields that were emptied so that nobody can read them any more. */
  readonly erased?: readonly string[]
}

/** An event as far as it changed fields; without a change where its contents were erased, or nobody can read them. */
export interface Told {
  readonly id: number
  readonly change: Change | undefined
  readonly why: Why
  readonly touches: readonly string[]
}

/** Why it cannot be told: it was erased, or no event ever said it. */
export type Why = 'erased' | 'untold'
export type Then = { readonly value: unknown } | { readonly why: Why }

const has = (values: object | undefined, field: string) =>
  values !== undefined && Object.hasOwn(values, field)

/** Why nobody can look through this event at the field; undefined where one can. */
function veil({ change, why, touches }: Told, field: string): Why | undefined {
  if (!change) return touches.includes(field) ? why : undefined
  if (change.erased?.includes(field)) return 'erased'
  return change.untold?.includes(field) ? 'untold' : undefined
}

/** What the next event that changed the field says stood there before; what stands there now, where none did. */
function byWhatCame(field: string, now: unknown, later: readonly Told[]): Then {
  for (const one of later) {
    if (has(one.change?.before, field)) return { value: one.change?.before?.[field] }
    const why = veil(one, field)
    if (why) return { why }
  }
  return { value: now }
}

/** What the last event that changed the field says came to stand there. */
function byWhatWas(field: string, earlier: readonly Told[]): Then | undefined {
  for (const one of earlier.toReversed()) {
    if (veil(one, field)) return undefined
    if (has(one.change?.after, field)) return { value: one.change?.after?.[field] }
  }
  return undefined
}

/**
 * What a field held after the event `through`, from what it holds now and the record's events in order: told by what came
 * after that moment, and where that says nothing, by what was before it.
 */
export function valueAt(field: string, now: unknown, told: readonly Told[], through: number): Then {
  const then = byWhatCame(
    field,
    now,
    told.filter(({ id }) => id > through),
  )
  if ('value' in then) return then
  const earlier = told.filter(({ id }) => id <= through)
  return byWhatWas(field, earlier) ?? then
}

/** The same for a field that holds many: everything since is taken back, the latest first. */
export function itemsAt(
  field: string,
  now: readonly unknown[],
  told: readonly Told[],
  through: number,
): Then {
  const items = new Map(now.map((item) => [nameOf(item), item]))
  for (const one of told.toReversed()) {
    if (one.id <= through) break
    const why = veil(one, field)
    if (why) return { why }
    for (const item of one.change?.put?.[field] ?? []) items.delete(nameOf(item))
    for (const item of one.change?.took?.[field] ?? []) items.set(nameOf(item), item)
  }
  return { value: [...items.values()] }
}

/** Two items are one if they hold the same, in whichever order it is written. */
export const nameOf = (item: unknown): string =>
  typeof item === 'object' && item !== null && !Array.isArray(item)
    ? JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
    : JSON.stringify(item)

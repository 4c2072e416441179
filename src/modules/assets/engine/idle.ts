/** Why a device does less than it could. */
export const idleReasons = [
  'silent',
  'waits',
  'late',
  'nobody',
  'left',
  'several',
  'memory',
  'roomy',
  'past',
] as const
export type IdleReason = (typeof idleReasons)[number]

/** Who or what has it. Days as text: 2026-11-30. */
export interface Held {
  readonly kind: string
  readonly since: string
  readonly due_back: string | null
  /** They work here no more. */
  readonly gone: boolean
}

/** A single thing as far as it says whether it is of use. */
export interface State {
  readonly meaning: string
  readonly held: readonly Held[]
  /** The day on which it was last heard of; null: it tells nothing. */
  readonly heard_on: string | null
  readonly disk: { readonly total: number; readonly used: number } | null
  /** `most`: in percent of it, on so many days. */
  readonly memory: { readonly total: number; readonly most: number | null; readonly days: number } | null
  /** How many of its type whoever has it has, where another came later; null: none did. */
  readonly extra: number | null
  /** It costs more to keep than to replace. */
  readonly past: boolean
}

export interface Found {
  readonly reason: IdleReason
  readonly since: string | null
  /** How many of its type somebody has; how much of its memory was in use at most, or how full its disks are, in percent. */
  readonly n: number | null
}

/** Disks of less room, in megabytes, are not worth a word. */
const roomOf = 400_000
/** Nor is less memory: 16 GB as they are sold, less what a machine keeps of them for itself. */
const memoryOf = 15_000
/** On so many days must it have been heard how much of its memory is in use. */
const heardDays = 7

export interface Limits {
  readonly today: string
  /** For so long may a thing be silent or lie there. */
  readonly days: number
  /** More than so many percent in use at any time, or filled: it is of use. */
  readonly memory: number
  readonly disk: number
}

/**
 * Why a thing does less than it could: in use but silent, or ready and lying there, for more than so many days; lent and overdue; in use
 * with nobody, or with somebody who left; one of several; much memory or disk for little; dearer to keep than to replace. What is gone or
 * away is of no concern. How much memory is in use is told as an upper bound, so what is too much by it is too much.
 */
export function reasonsOf(state: State, limits: Limits): Found[] {
  const { meaning, held, heard_on, disk, memory, extra, past } = state
  const { today, days } = limits
  if (meaning !== 'ready' && meaning !== 'in-use') return []
  const cut = Temporal.PlainDate.from(today).subtract({ days }).toString()
  const since = lastOf(held.map((one) => one.since))
  const due = held.flatMap(({ due_back }) => due_back ?? []).toSorted()[0] ?? null
  const full = fullnessOf(disk)
  const busy = busiestOf(memory)
  const isUsed = meaning === 'in-use'
  const found: [isSo: boolean, Found][] = [
    [isUsed && isBefore(heard_on, cut), { reason: 'silent', since: heard_on, n: null }],
    [!isUsed && isBefore(since, cut), { reason: 'waits', since, n: null }],
    [isBefore(due, today), { reason: 'late', since: due, n: null }],
    [isUsed && held.length === 0, { reason: 'nobody', since: null, n: null }],
    [held.some(({ gone }) => gone), { reason: 'left', since, n: null }],
    [extra !== null, { reason: 'several', since, n: extra }],
    [isUsed && busy !== null && busy < limits.memory, { reason: 'memory', since: null, n: busy }],
    [full !== null && full < limits.disk, { reason: 'roomy', since: null, n: full }],
    [past, { reason: 'past', since: null, n: null }],
  ]
  return found.flatMap(([isSo, one]) => (isSo ? one : []))
}

const isBefore = (day: string | null, other: string) => day !== null && day < other
const lastOf = (days: readonly string[]) => days.toSorted().at(-1) ?? null
/** In whole percent; null where there is little room, or nothing is known of it. */
const fullnessOf = (disk: State['disk']) =>
  disk && disk.total >= roomOf ? Math.floor((disk.used * 100) / disk.total) : null

/** How much of its memory was in use at most, in percent; null where that was heard on too few days to go by. */
export const memoryKnown = ({ total, most, days }: NonNullable<State['memory']>) => ({
  total,
  most: days >= heardDays ? most : null,
})

/** The same; null where there is little of it, too. */
const busiestOf = (memory: State['memory']) =>
  memory && memory.total >= memoryOf ? memoryKnown(memory).most : null

interface Holding {
  readonly thing: string
  readonly holder: string
  readonly type: string
  readonly since: string
}

/** Of several things of a type that one holder has, all but the one that came last: how many of them there are. */
export function extrasOf(holdings: readonly Holding[]): Map<string, number> {
  const groups = Map.groupBy(holdings, ({ holder, type }) => `${holder} ${type}`).values()
  return new Map(
    [...groups].flatMap((some) =>
      some
        .toSorted((a, b) => (a.since === b.since ? (a.thing < b.thing ? -1 : 1) : a.since < b.since ? -1 : 1))
        .slice(0, -1)
        .map(({ thing }) => [thing, some.length] as const),
    ),
  )
}

/** Whether this says that a device has much more memory or disk than it needs. */
export const isLargeBy = (reason: IdleReason): boolean => reason === 'memory' || reason === 'roomy'
/** Whether this says that it lies idle: what is only old, or larger than it needs to be, is of use. */
export const liesBy = (reason: IdleReason): boolean => reason !== 'past' && !isLargeBy(reason)

/** Facts that the kept record takes from the merged one where it has none of its own. */
export const takeable = [
  'job_title',
  'company',
  'username',
  'employee_number',
  'manager_id',
  'department_id',
  'place_id',
  'work_area_id',
  'language',
  'zone',
  'calendar_id',
  'starts_on',
  'website',
  'address',
] as const
export type Takeable = (typeof takeable)[number]
export type Facts = Readonly<Record<Takeable, unknown>> & {
  readonly vip: boolean
  readonly remote: boolean
  readonly notes: string
}

export interface Outcome {
  readonly field: string
  readonly kept: unknown
  readonly merged: unknown
  /** What the kept one has after the merge. */
  readonly after: unknown
  readonly becomes: 'kept' | 'taken' | 'dropped' | 'both'
}

/** Facts are what JSON holds; the order of an address's parts says nothing. */
const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value
const isEmpty = (value: unknown) => value === null || value === '' || value === false

/**
 * What a merge makes of each fact. The kept record's own facts stay, its gaps are filled, remarks are put together.
 * `never` names what must not be taken, such as a manager who would then be their own.
 */
export function outcomes(kept: Facts, merged: Facts, never: ReadonlySet<string> = new Set()): Outcome[] {
  const simple = [...takeable, 'vip', 'remote'] as const
  const facts = simple.map((field): Outcome => {
    const [mine, theirs] = [kept[field], merged[field]]
    const base = { field, kept: mine, merged: theirs }
    if (isEmpty(theirs) || same(mine, theirs)) return { ...base, after: mine, becomes: 'kept' }
    if (isEmpty(mine) && !never.has(field)) return { ...base, after: theirs, becomes: 'taken' }
    return { ...base, after: mine, becomes: 'dropped' }
  })
  return [...facts, notesOutcome(kept.notes, merged.notes)]
}

function notesOutcome(kept: string, merged: string): Outcome {
  const base = { field: 'notes', kept, merged }
  if (merged === '' || merged === kept) return { ...base, after: kept, becomes: 'kept' }
  if (kept === '') return { ...base, after: merged, becomes: 'taken' }
  return { ...base, after: `${kept}\n\n${merged}`, becomes: 'both' }
}

export type Taken = Record<string, { before: unknown; after: unknown }>

/** What has to be put back when the merge is taken back. */
export const takenOf = (all: readonly Outcome[]): Taken =>
  Object.fromEntries(
    all
      .filter(({ kept, after }) => !same(kept, after))
      .map(({ field, kept, after }) => [field, { before: kept, after }]),
  )

/** The taken facts that somebody changed since: putting them back would lose that. */
export const changedSince = (taken: Taken, now: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(taken)
    .filter(([field, { after }]) => !same(now[field], after))
    .map(([field]) => field)

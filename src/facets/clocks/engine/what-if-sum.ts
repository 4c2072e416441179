import { type Metric } from '../schemas.ts'
import type { Sides, Tally, WhatIf } from '../what-if-contract.ts'
import { metrics } from './reactions.ts'

export const mostExamples = 50

/** Nothing looked at yet. */
export const nothing = (from: string, until: string): WhatIf => ({
  from,
  until,
  reached: until,
  next: null,
  tickets: 0,
  changed: 0,
  better: 0,
  worse: 0,
  promises: [],
  priorities: [],
  teams: [],
  examples: [],
  late_ms: { before: 0, after: 0 },
  open_ms: { before: 0, after: 0 },
  otherwise: 0,
  unknown: 0,
  left: 0,
})

const tally = (a: Tally, b: Tally): Tally => ({
  kept: a.kept + b.kept,
  broken: a.broken + b.broken,
  open: a.open + b.open,
})
export const sides = (a: Sides, b: Sides): Sides => ({
  before: tally(a.before, b.before),
  after: tally(a.after, b.after),
})

/** Rows of one key added up, in the order in which they came. */
function added<Row extends Sides>(rows: readonly Row[], keyOf: (row: Row) => unknown): Row[] {
  const sums = new Map<unknown, Row>()
  for (const row of rows) {
    const known = sums.get(keyOf(row))
    sums.set(keyOf(row), known ? { ...known, ...sides(known, row) } : row)
  }
  return [...sums.values()]
}

const order = (metric: Metric) => metrics.indexOf(metric)

/** Two portions as one, the later asked last. */
export function plus(a: WhatIf, b: WhatIf): WhatIf {
  return {
    from: b.from,
    until: b.until,
    reached: b.reached,
    next: b.next,
    tickets: a.tickets + b.tickets,
    changed: a.changed + b.changed,
    better: a.better + b.better,
    worse: a.worse + b.worse,
    promises: added([...a.promises, ...b.promises], ({ metric }) => metric).sort(
      (x, y) => order(x.metric) - order(y.metric),
    ),
    priorities: added([...a.priorities, ...b.priorities], ({ priority }) => priority).sort(
      (x, y) => x.priority - y.priority,
    ),
    teams: added([...a.teams, ...b.teams], ({ team }) => team?.id),
    examples: [...a.examples, ...b.examples].slice(0, mostExamples),
    late_ms: {
      before: a.late_ms.before + b.late_ms.before,
      after: a.late_ms.after + b.late_ms.after,
    },
    open_ms: b.open_ms,
    otherwise: a.otherwise + b.otherwise,
    unknown: a.unknown + b.unknown,
    left: a.left + b.left,
  }
}

/** The share that was kept of what is decided; none where nothing is. */
export const shareKept = ({ kept, broken }: Tally): number | null =>
  kept + broken === 0 ? null : kept / (kept + broken)

/** Those that would be broken more or less often, the furthest first. */
export const movedMost = <Row extends Sides>(rows: readonly Row[]): Row[] =>
  rows
    .filter(({ before, after }) => before.broken !== after.broken)
    .toSorted(
      (a, b) => Math.abs(b.after.broken - b.before.broken) - Math.abs(a.after.broken - a.before.broken),
    )

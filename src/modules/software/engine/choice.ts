/**
 * One way to bring something into order: by a seat of a lot or without one, for money (in the smallest unit) and so many changes.
 * `unpriced`: so many seats whose price nobody knows.
 */
export interface Option {
  readonly lot: number | null
  readonly unpriced?: number
  readonly money: number
  readonly changes: number
}

/** Some that have the same options; each of them takes one. At least one option needs no lot. */
export interface Wish {
  readonly n: number
  readonly options: readonly Option[]
}

interface Edge {
  readonly from: number
  readonly to: number
  room: number
  readonly cost: Cost
  readonly back: number
}

/** What has no price counts first, then money, then changes. */
type Cost = readonly [unpriced: number, money: number, changes: number]
const none: Cost = [0, 0, 0]
const costOf = ({ unpriced = 0, money, changes }: Option): Cost => [unpriced, money, changes]
const less = (a: Cost, b: Cost) => (a[0] - b[0] || a[1] - b[1] || a[2] - b[2]) < 0
const plus = (a: Cost, b: Cost): Cost => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]

/**
 * How many of each wish take which option, so that all of them cost the least and, for that money, change the least; no lot gives
 * more than it has. Exact at any size: a flow of least cost by successive shortest paths (Bellman and Ford).
 */
export function cheapestChoice(wishes: readonly Wish[], free: readonly number[]): number[][] {
  const sink = wishes.length + free.length
  const edges: Edge[] = []
  const add = (from: number, to: number, room: number, cost: Cost) => {
    edges.push({ from, to, room, cost, back: edges.length + 1 })
    edges.push({ from: to, to: from, room: 0, cost: [-cost[0], -cost[1], -cost[2]], back: edges.length - 1 })
    return edges.length - 2
  }
  for (const [lot, room] of free.entries()) add(wishes.length + lot, sink, room, none)
  const taken = wishes.map(({ n, options }, k) =>
    options.map((option) => {
      const to = option.lot === null ? sink : wishes.length + option.lot
      return add(k, to, n, costOf(option))
    }),
  )
  for (const [k, { n }] of wishes.entries())
    for (let left = n; left > 0;) {
      const path = shortest(edges, k, sink)
      if (path.length === 0) throw new Error('a wish has no option that needs no lot')
      const amount = Math.min(left, ...path.map((at) => edges[at]?.room ?? 0))
      for (const at of path) push(edges, at, amount)
      left -= amount
    }
  return taken.map((some) => some.map((at) => edges[at + 1]?.room ?? 0))
}

function push(edges: readonly Edge[], at: number, amount: number) {
  const edge = edges[at]
  const back = edge && edges[edge.back]
  if (!edge || !back) return
  edge.room -= amount
  back.room += amount
}

/** The edges of a cheapest path that has room; none: no way. */
function shortest(edges: readonly Edge[], from: number, to: number): number[] {
  const cost = new Map([[from, none]])
  const by = new Map<number, number>()
  for (let isMoving = true; isMoving;) {
    isMoving = false
    for (const [at, edge] of edges.entries()) {
      const here = cost.get(edge.from)
      if (here === undefined || edge.room <= 0) continue
      const [known, next] = [cost.get(edge.to), plus(here, edge.cost)]
      if (known && !less(next, known)) continue
      cost.set(edge.to, next)
      by.set(edge.to, at)
      isMoving = true
    }
  }
  const path: number[] = []
  for (let node = to; node !== from;) {
    const at = by.get(node)
    const edge = at === undefined ? undefined : edges[at]
    if (at === undefined || !edge) return []
    path.unshift(at)
    node = edge.from
  }
  return path
}

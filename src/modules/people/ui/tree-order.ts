interface Node {
  id: string
  parent_id: string | null
}

/** A tree as lines: each parent before its parts, with how deep it lies. Whose parent is not there stands at the top. */
export function inTreeOrder<T extends Node>(all: readonly T[]): { row: T; depth: number }[] {
  const known = new Set(all.map(({ id }) => id))
  const parts = Map.groupBy(all, ({ parent_id }) =>
    parent_id !== null && known.has(parent_id) ? parent_id : '',
  )
  const walk = (parent: string, depth: number): { row: T; depth: number }[] =>
    (parts.get(parent) ?? []).flatMap((row) => [{ row, depth }, ...walk(row.id, depth + 1)])
  return walk('', 0)
}

/** A node of a tree as it is stored: siblings by position, then by title. */
export interface TreeRow {
  readonly id: string
  readonly parent_id: string | null
  readonly title: string
  readonly position: number
}

/** The rows from the top down, each right before those inside it, with how deep it lies. */
export function inTreeOrder<Row extends TreeRow>(rows: readonly Row[]): (Row & { depth: number })[] {
  const inside = Map.groupBy(rows, ({ parent_id }) => parent_id)
  const below = (id: string | null, depth: number): (Row & { depth: number })[] =>
    (inside.get(id) ?? [])
      .toSorted((a, b) => a.position - b.position || a.title.localeCompare(b.title, 'en'))
      .flatMap((row) => [{ ...row, depth }, ...below(row.id, depth + 1)])
  return below(null, 0)
}

/** Ids of a node and of everything inside it. */
export function branchOf(rows: readonly Pick<TreeRow, 'id' | 'parent_id'>[], id: string): Set<string> {
  const inside = Map.groupBy(rows, ({ parent_id }) => parent_id)
  const found = new Set([id])
  for (const one of found) for (const child of inside.get(one) ?? []) found.add(child.id)
  return found
}

/** Siblings in their new order, once one of them stands before another, or last. */
export function placedBefore(siblings: readonly string[], id: string, before: string | null): string[] {
  const rest = siblings.filter((one) => one !== id)
  const at = before === null ? -1 : rest.indexOf(before)
  return at < 0 ? [...rest, id] : rest.toSpliced(at, 0, id)
}

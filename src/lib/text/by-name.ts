import { fold } from './fold.ts'

/** What names stand for: name → ids, several where several share it. */
export type ByName = ReadonlyMap<string, readonly string[]>

export const byName = (rows: readonly { name: string; id: string }[]): ByName =>
  new Map([...Map.groupBy(rows, ({ name }) => name)].map(([name, some]) => [name, some.map(({ id }) => id)]))

/** Names as they are looked for, each once: trimmed and folded. */
export const folds = (names: readonly string[]) => [...new Set(names.map((name) => fold(name.trim())))]

import type { Found } from '../visited.ts'

const titles = new Map<string, string>()

/** Notes what the reader picked here, so that it can be called by its name where only its id stands. */
export function notePicked(found: readonly Found[]) {
  for (const { id, title } of found) titles.set(id, title)
}

export const pickedTitle = (id: string) => titles.get(id)

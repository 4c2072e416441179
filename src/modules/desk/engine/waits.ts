/** A moment at which something began or ceased to wait: in milliseconds. */
interface Moved {
  readonly at: number
  readonly after: { readonly waits_for?: string | undefined }
}

export interface Wait {
  readonly from: number
  readonly until: number
}

/** When a ticket waited for a supplier, from its moves in order: each wait that is over. From one such state into another it goes on. */
export function waitsOf(moves: readonly Moved[]): Wait[] {
  const all: Wait[] = []
  let from: number | null = null
  for (const { at, after } of moves) {
    const waits = after.waits_for === 'supplier'
    if (waits) from ??= at
    else if (from !== null) {
      all.push({ from, until: at })
      from = null
    }
  }
  return all
}

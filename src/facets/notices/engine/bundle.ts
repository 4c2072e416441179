/** What a line of the inbox, or of a mail, is made of. */
export interface Bundled {
  readonly id: string
  readonly entity_id: string | null
  readonly at: string
  readonly read_at: string | null
}

export interface Bundle<N> {
  /** Of the record, else of the notice. */
  readonly id: string
  readonly at: string
  readonly unread: number
  readonly notices: readonly N[]
}

const newest = (a: Bundled, b: Bundled) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id)
const unreadFirst = (a: Bundled, b: Bundled) => Number(a.read_at !== null) - Number(b.read_at !== null)

/** One line for each record; those with something unread first, then the newest. In a line it is the same. */
export function bundled<N extends Bundled>(notices: readonly N[]): Bundle<N>[] {
  const groups = Map.groupBy(notices, ({ id, entity_id }) => entity_id ?? id)
  const lines = [...groups].map(([id, some]) => {
    const ordered = some.toSorted((a, b) => unreadFirst(a, b) || newest(a, b))
    const at = some.reduce((last, one) => (one.at > last ? one.at : last), '')
    return { id, at, unread: some.filter(({ read_at }) => read_at === null).length, notices: ordered }
  })
  return lines.sort(
    (a, b) =>
      Number(b.unread > 0) - Number(a.unread > 0) || b.at.localeCompare(a.at) || b.id.localeCompare(a.id),
  )
}

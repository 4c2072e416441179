import { useState } from 'react'

/** What is picked: some rows by id, or all that the filter lets through but some. */
export interface Picked {
  all: boolean
  ids: ReadonlySet<string>
}

export interface Selection {
  picked: Picked
  isEmpty: boolean
  has: (id: string) => boolean
  /** How many, given how many there are in all. */
  count: (total: number) => number
  toggle: (id: string) => void
  /** Picks (or lets go of) several at once. */
  set: (ids: readonly string[], on: boolean) => void
  pickAll: () => void
  clear: () => void
}

const none: Picked = { all: false, ids: new Set() }

/**
 * Rows picked for an action on many. The scope is the list's filter: what was picked under another one is out of
 * sight, so it is let go.
 */
export function useSelection(scope = ''): Selection {
  const [held, setHeld] = useState({ scope, picked: none })
  const picked = held.scope === scope ? held.picked : none
  const setPicked = (next: Picked | ((before: Picked) => Picked)) =>
    setHeld((before) => {
      const current = before.scope === scope ? before.picked : none
      return { scope, picked: typeof next === 'function' ? next(current) : next }
    })
  const has = (id: string) => picked.all !== picked.ids.has(id)
  return {
    picked,
    isEmpty: !picked.all && picked.ids.size === 0,
    has,
    count: (total) => (picked.all ? Math.max(0, total - picked.ids.size) : picked.ids.size),
    toggle: (id) => setPicked((before) => change(before, [id], before.all === before.ids.has(id))),
    set: (ids, on) => setPicked((before) => change(before, ids, on)),
    pickAll: () => setPicked({ all: true, ids: new Set() }),
    clear: () => setPicked(none),
  }
}

/** In `all` mode the ids are those left out, so picking takes them away from the set. */
export function change({ all, ids }: Picked, which: readonly string[], on: boolean): Picked {
  const next = new Set(ids)
  for (const id of which)
    if (on === all) next.delete(id)
    else next.add(id)
  return { all, ids: next }
}

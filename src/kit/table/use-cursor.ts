import { useLayoutEffect, useState, type KeyboardEvent } from 'react'
import type { Selection } from './selection.ts'
import type { Rows } from './use-list.ts'
import { type RowAction, useListKeys } from './use-list-keys.ts'

interface CursorProps<T extends { id: string }> {
  list: Rows<T>
  selection?: Selection | undefined
  cursor?: string | undefined
  onCursor?: (row: T | undefined) => void
  onOpen: (row: T) => void
  actions?: readonly RowAction<T>[]
}

export interface Pointing {
  /** Shift was held: from the last row pointed at to here. */
  extend: boolean
  /** The tick was hit, not the row. */
  picks: boolean
}

const page = 15

interface Around {
  /** Brings a row into view. */
  show: (index: number) => void
  /** Gives the list the focus. */
  enter: () => void
}

/** The row under the cursor: moved by keys and pointer, and staying with its record when rows move. */
export function useCursor<T extends { id: string }>(props: CursorProps<T>, { show, enter }: Around) {
  const { list, selection, onCursor, onOpen, actions = [] } = props
  const { store, count } = list
  const [place, setPlace] = useState<Spot>({ index: -1, id: '' })
  const [anchor, setAnchor] = useState(-1)
  const index = whereNow(store, count, props.cursor === undefined ? place : { ...place, id: props.cursor })
  const current = () => (index < 0 ? undefined : store.row(index))
  useFollowing(props, index, place, setPlace)

  const move = (to: number) => {
    const next = Math.min(count - 1, Math.max(0, to))
    const row = store.row(next)
    setPlace({ index: next, id: row?.id ?? '' })
    if (row) onCursor?.(row)
    show(next)
  }
  // Whoever walks the rows means them, and no longer the button that was pressed before: Enter opens the row.
  const step = (by: number) => {
    move(index + by)
    enter()
  }
  const stretch = (to: number) => {
    const [from, end] = [Math.min(anchor < 0 ? to : anchor, to), Math.max(anchor < 0 ? to : anchor, to)]
    const ids = Array.from({ length: end - from + 1 }, (_, at) => store.row(from + at)?.id ?? '')
    selection?.set(ids.filter(Boolean), true)
  }
  const pick = () => {
    const row = current()
    if (!row) return
    selection?.toggle(row.id)
    setAnchor(index)
  }
  const point = (at: number, { extend, picks }: Pointing) => {
    const row = store.row(at)
    if (!row) return
    if (extend && selection) stretch(at)
    else if (picks) selection?.toggle(row.id)
    if (!extend) setAnchor(at)
    setPlace({ index: at, id: row.id })
    onCursor?.(row)
  }
  const moveAndPick = (by: number) => {
    if (anchor < 0) setAnchor(index)
    move(index + by)
    stretch(index + by)
  }
  const open = () => {
    const row = current()
    if (row) onOpen(row)
  }

  useListKeys({
    selection,
    actions,
    row: current(),
    hands: { move: step, open, pick, moveAndPick },
  })

  const strokes: Record<string, () => void> = {
    ArrowDown: () => move(index + 1),
    ArrowUp: () => move(index - 1),
    PageDown: () => move(index + page),
    PageUp: () => move(index - page),
    Home: () => move(0),
    End: () => move(count - 1),
    ' ': pick,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const stroke = strokes[event.key]
    if (!stroke) return
    event.preventDefault()
    if (event.shiftKey && event.key === 'ArrowDown') moveAndPick(1)
    else if (event.shiftKey && event.key === 'ArrowUp') moveAndPick(-1)
    else stroke()
  }
  return { index, point, onKeyDown }
}

interface Spot {
  index: number
  id: string
}

/** When the record under the cursor has left the list, whoever shows it is told what the keys act on now. */
function useFollowing<T extends { id: string }>(
  { list, cursor, onCursor }: CursorProps<T>,
  index: number,
  place: Spot,
  setPlace: (place: Spot) => void,
) {
  const { store, count, isWhole } = list
  useLayoutEffect(() => {
    const row = index < 0 ? undefined : store.row(index)
    if (row && (row.id !== place.id || index !== place.index)) setPlace({ index, id: row.id })
    const isNowhere = index < 0 && isWhole && count <= near && store.row(count - 1) !== undefined
    if (cursor !== undefined && (row ? row.id !== cursor : isNowhere)) onCursor?.(row)
  })
}

const near = 200

/** Where the record under the cursor is now: where it was, else close by, else the same place. */
function whereNow<T extends { id: string }>(
  store: Rows<T>['store'],
  count: number,
  { index, id }: Spot,
): number {
  if (id === '') return Math.min(index, count - 1)
  if (store.row(index)?.id === id) return index
  const from = Math.max(0, index - near)
  for (let at = from; at < Math.min(count, Math.max(index, 0) + near); at += 1)
    if (store.row(at)?.id === id) return at
  return Math.min(index, count - 1)
}

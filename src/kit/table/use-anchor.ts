import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { Rows } from './use-list.ts'

interface AnchorProps<T extends { id: string }> {
  list: Rows<T>
  scroller: RefObject<HTMLDivElement | null>
  rowHeight: number
}

interface Top {
  store: unknown
  version: number
  id: string
  index: number
}

/** How far a row is looked for when it is no longer where it was. */
const reach = 120

/** Keeps the eye where it is: when rows come or go above, the row on top of the view stays on top. */
export function useAnchor<T extends { id: string }>({ list, scroller, rowHeight }: AnchorProps<T>) {
  const { store, count, version } = list
  const top = useRef<Top | undefined>(undefined)
  useLayoutEffect(() => {
    const box = scroller.current
    const before = top.current
    if (!box) return undefined
    if (before && before.store === store && before.version !== version && box.scrollTop > 0) {
      const moved = moveOf(store, count, before)
      if (moved !== 0) box.scrollBy({ top: moved * rowHeight, behavior: 'instant' })
    }
    const note = () => {
      const index = Math.floor(box.scrollTop / rowHeight)
      const id = store.row(index)?.id
      top.current = id === undefined ? undefined : { store, version, id, index }
    }
    note()
    box.addEventListener('scroll', note, { passive: true })
    return () => box.removeEventListener('scroll', note)
  }, [store, count, version, rowHeight, scroller])
}

/** By how many rows a row has moved; none if it is not near any more. */
function moveOf<T extends { id: string }>(
  store: Rows<T>['store'],
  count: number,
  { id, index }: Pick<Top, 'id' | 'index'>,
): number {
  for (let away = 0; away <= reach; away += 1)
    for (const at of [index + away, index - away])
      if (at >= 0 && at < count && store.row(at)?.id === id) return at - index
  return 0
}

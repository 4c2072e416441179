import { useVirtualizer } from '@tanstack/react-virtual'
import { useId, useLayoutEffect, useMemo, useRef, type CSSProperties, type MouseEvent } from 'react'
import { useIsNarrow } from '../media.ts'
import { shownColumns, template } from './columns.tsx'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import classes from './table.module.css'
import type { TableProps } from './table.tsx'
import { useAnchor } from './use-anchor.ts'
import { useCursor } from './use-cursor.ts'
import { useRows } from './use-list.ts'

const heights = { normal: 36, roomy: 44 } as const
/** Two lines on a phone. */
const withUnder = 60
const spare = 12
/** Whoever has begun to scroll goes on: what comes next is asked for so many rows ahead. */
const ahead = 100

/** The grid itself: one tab stop, a window of rows, one listener for all of them. */
export function Grid<T extends { id: string }>(props: TableProps<T>) {
  const { list, columns, chosen, selection, density = 'normal', onOpen, clickShows } = props
  const rowsNow = useRows(list.store)
  const { store, count, isWhole } = rowsNow
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const isNarrow = useIsNarrow()
  // The same arrays from one frame of scrolling to the next: only rows that come into view are drawn.
  const shown = useMemo(() => {
    const asked = shownColumns(columns, chosen)
    // On a phone what can be said under the name leaves its room to what cannot.
    return isNarrow ? asked.slice(0, 3).filter(({ main, under }) => main || !under) : asked
  }, [columns, chosen, isNarrow])
  const under = useMemo(() => {
    const hidden = isNarrow ? columns.filter((column) => !shown.includes(column)) : []
    return hidden.flatMap((column) => column.under ?? [])
  }, [columns, shown, isNarrow])
  const rowHeight = under.length > 0 ? withUnder : heights[isNarrow ? 'roomy' : density]
  // oxlint-disable-next-line react/incompatible-library -- the window is asked anew on every draw, nothing is memoised
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: spare,
    scrollPaddingStart: 30,
    onChange: ({ range }) =>
      range && store.look(range.startIndex - spare, range.endIndex + (range.startIndex > 0 ? ahead : spare)),
  })
  useLayoutEffect(() => rows.measure(), [rows, rowHeight])
  const cursor = useCursor(
    { ...props, list: rowsNow },
    {
      show: (index) => rows.scrollToIndex(index, { align: 'auto' }),
      enter: () => scroller.current?.querySelector('table')?.focus({ preventScroll: true }),
    },
  )
  useAnchor({ list: rowsNow, scroller, rowHeight })

  const total = props.total && !props.total.capped ? props.total.n : isWhole ? count : -1
  const onClick = (event: MouseEvent) => {
    const index = rowAt(event.target)
    if (index < 0 || event.defaultPrevented || window.getSelection()?.type === 'Range') return
    // What a button in a row does is its own affair.
    if (event.target instanceof Element && event.target.closest('button')) return
    const picks = event.target instanceof HTMLInputElement
    cursor.point(index, { extend: event.shiftKey, picks })
    const row = store.row(index)
    if (row && !clickShows && !picks && !event.shiftKey) onOpen(row)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const row = store.row(rowAt(event.target))
    if (row && clickShows && !(event.target instanceof HTMLInputElement)) onOpen(row)
  }
  return (
    <div ref={scroller} className={classes.scroller} data-print-whole>
      <table
        className={classes.table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table worked by keys is a grid
        role="grid"
        aria-label={props.label}
        aria-rowcount={total < 0 ? -1 : total + 1}
        aria-colcount={shown.length + (selection ? 1 : 0)}
        aria-multiselectable={selection ? true : undefined}
        aria-activedescendant={cursor.index < 0 ? undefined : `${id}-${cursor.index}`}
        tabIndex={0}
        onKeyDown={cursor.onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        style={
          {
            '--columns': template(shown, selection !== undefined),
            '--row-height': `${rowHeight}px`,
          } as CSSProperties
        }
      >
        <TableHead {...props} columns={shown} total={total < 0 ? count : total} />
        <tbody style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => (
            <TableRow
              key={index}
              id={`${id}-${index}`}
              index={index}
              top={start}
              row={store.row(index)}
              columns={shown}
              under={under}
              isCursor={index === cursor.index}
              selection={selection}
              hrefOf={props.hrefOf}
              nameOf={props.nameOf}
              faded={props.faded}
              strong={props.strong}
              clickShows={clickShows}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function rowAt(target: EventTarget): number {
  if (!(target instanceof Element)) return -1
  const row = target.closest<HTMLElement>('tr[data-index]')
  return Number(row?.dataset['index'] ?? -1)
}

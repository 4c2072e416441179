import { memo, type MouseEvent, type ReactNode } from 'react'
import { Link } from '../link.tsx'
import { w } from '../words.ts'
import { Check } from './check.tsx'
import type { Column } from './columns.tsx'
import type { Selection } from './selection.ts'
import classes from './table.module.css'

interface TableRowProps<T extends { id: string }> {
  id: string
  index: number
  top: number
  row: T | undefined
  columns: readonly Column<T>[]
  /** What stands in a second line under the name. */
  under: readonly ((row: T) => ReactNode)[]
  isCursor: boolean
  selection: Selection | undefined
  hrefOf: ((row: T) => string) | undefined
  nameOf: (row: T) => string
  faded: ((row: T) => boolean) | undefined
  strong: ((row: T) => boolean) | undefined
  clickShows: boolean | undefined
}

/** One row at its place; the outline of one while its page is on its way. Drawn again only when something of it has changed. */
export const TableRow = memo(Row) as typeof Row

function Row<T extends { id: string }>(props: TableRowProps<T>) {
  const { id, index, top, row, columns, isCursor, selection, hrefOf } = props
  const place = { transform: `translateY(${top}px)` }
  if (!row)
    return <PendingRow id={id} index={index} span={columns.length + (selection ? 1 : 0)} place={place} />
  const isPicked = selection?.has(row.id) ?? false
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={selection ? isPicked : isCursor}
      style={place}
      data-index={index}
      data-cursor={isCursor || undefined}
      data-picked={isPicked || undefined}
      data-faded={props.faded?.(row) || undefined}
      data-strong={props.strong?.(row) || undefined}
    >
      {selection && (
        <td>
          <Check label={w('select_row', { name: props.nameOf(row) })} checked={isPicked} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.key} data-align={column.align}>
          {column.main ? (
            <Named under={props.under.map((say) => say(row))}>
              {hrefOf ? (
                <MainCell to={hrefOf(row)} shows={props.clickShows}>
                  {column.cell(row)}
                </MainCell>
              ) : (
                shown(column.cell(row))
              )}
            </Named>
          ) : (
            shown(column.cell(row))
          )}
        </td>
      ))}
    </tr>
  )
}

/** Words alone are cut with dots only inside an element. */
const shown = (cell: ReactNode) => (typeof cell === 'string' ? <span>{cell}</span> : cell)

interface PendingRowProps {
  id: string
  index: number
  span: number
  place: { transform: string }
}

function PendingRow({ id, index, span, place }: PendingRowProps) {
  return (
    <tr id={id} aria-rowindex={index + 2} style={place} data-pending>
      <td colSpan={span}>
        <span className="sr">{w('loading')}</span>
        <i style={{ width: `${30 + ((index * 37) % 40)}%` }} />
      </td>
    </tr>
  )
}

function Named({ under, children }: { under: readonly ReactNode[]; children: ReactNode }) {
  if (under.length === 0) return children
  return (
    <div className={classes.named}>
      {children}
      <div className={classes.under}>{...under.map(shown)}</div>
    </div>
  )
}

/** The name as a link, so that it can be opened beside or copied; a plain click does what the row does. */
function MainCell({ to, shows, children }: { to: string; shows: boolean | undefined; children: ReactNode }) {
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) event.stopPropagation()
    else if (shows) {
      event.preventDefault()
      event.stopPropagation()
      event.currentTarget.closest('tr')?.click()
    }
  }
  return (
    <Link to={to} tabIndex={-1} className={classes.main} onClick={onClick}>
      {children}
    </Link>
  )
}

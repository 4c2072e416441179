import { Icon } from '../icon.tsx'
import { w } from '../words.ts'
import { Check } from './check.tsx'
import type { Column } from './columns.tsx'
import type { Selection } from './selection.ts'
import classes from './table.module.css'

/** A sort that the list offers: one direction, told by its title. */
export interface SortOffer {
  name: string
  title: string
  dir: 'asc' | 'desc'
}

interface TableHeadProps<T> {
  columns: readonly Column<T>[]
  sorts?: readonly SortOffer[]
  sort?: string | undefined
  onSort?: (name: string) => void
  selection?: Selection | undefined
  total: number
}

/** The names of the columns; a head whose column has a sort is a button. */
export function TableHead<T>({ columns, sorts = [], sort, onSort, selection, total }: TableHeadProps<T>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection && (
          <th scope="col">
            <Check
              label={w('select_all')}
              checked={selection.picked.all && selection.picked.ids.size === 0}
              mixed={!selection.isEmpty && selection.count(total) < total}
              onChange={() => (selection.isEmpty ? selection.pickAll() : selection.clear())}
            />
          </th>
        )}
        {columns.map((column) => (
          <Head key={column.key} column={column} sorts={sorts} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  )
}

interface HeadProps<T> {
  column: Column<T>
  sorts: readonly SortOffer[]
  sort: string | undefined
  onSort: ((name: string) => void) | undefined
}

function Head<T>({ column, sorts, sort, onSort }: HeadProps<T>) {
  const offers = sorts.filter(({ name }) => column.sorts?.includes(name))
  const active = offers.find(({ name }) => name === sort)
  const next = offers[active ? (offers.indexOf(active) + 1) % offers.length : 0]
  return (
    <th scope="col" aria-sort={active && directions[active.dir]} data-align={column.align}>
      {next && onSort ? (
        <button type="button" className={classes.sort} title={next.title} onClick={() => onSort(next.name)}>
          {column.title}
          {active && <Icon name={active.dir === 'asc' ? 'up' : 'sort'} size="s" />}
        </button>
      ) : (
        <span className="cut">{column.title}</span>
      )}
    </th>
  )
}

const directions = { asc: 'ascending', desc: 'descending' } as const

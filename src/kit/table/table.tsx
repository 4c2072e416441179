import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { Nothing } from '../empty.tsx'
import { Skeleton } from '../skeleton.tsx'
import { w } from '../words.ts'
import type { Column } from './columns.tsx'
import { Grid } from './grid.tsx'
import type { Selection } from './selection.ts'
import type { SortOffer } from './table-head.tsx'
import type { List } from './use-list.ts'
import { type RowAction, useListKeys } from './use-list-keys.ts'

export interface TableProps<T extends { id: string }> {
  /** What the rows are, for those who hear it. */
  label: string
  list: List<T>
  columns: readonly Column<T>[]
  /** Keys of the columns shown, in order; from the view. */
  chosen?: readonly string[] | undefined
  sorts?: readonly SortOffer[]
  sort?: string | undefined
  onSort?: (name: string) => void
  density?: 'normal' | 'roomy' | undefined
  selection?: Selection | undefined
  /** The id of the row under the cursor, kept by whoever shows its preview. */
  cursor?: string | undefined
  /** Told of another row under it; of none when the record is not in the list any more. */
  onCursor?: (row: T | undefined) => void
  onOpen: (row: T) => void
  hrefOf?: (row: T) => string
  /** What the row is called when it is picked or opened. */
  nameOf: (row: T) => string
  /** Done and out of the way. */
  faded?: (row: T) => boolean
  /** New or unread. */
  strong?: (row: T) => boolean
  actions?: readonly RowAction<T>[]
  /** How many rows there are in all, if it is known. */
  total?: { n: number; capped: boolean } | undefined
  /** What stands here when the list is empty. */
  empty?: ReactNode
  /** A click shows (a preview stands beside) instead of opening. */
  clickShows?: boolean
}

/** A list of any length: windowed, by keyboard, current. Each row is drawn by the columns. */
export function Table<T extends { id: string }>(props: TableProps<T>) {
  const { store, isEmpty, isLoading, error } = props.list
  if (isEmpty || isLoading)
    return (
      <>
        <NoRowKeys {...props} />
        {error ? (
          <Nothing text={error.message} action={<Button onClick={store.again}>{w('try_again')}</Button>} />
        ) : isLoading ? (
          <Skeleton shape="rows" />
        ) : (
          (props.empty ?? <Nothing text={w('nothing_here')} />)
        )}
      </>
    )
  return (
    <>
      <Grid {...props} />
      {error && (
        <Callout tone="bad" alert actions={<Button onClick={store.again}>{w('try_again')}</Button>}>
          {error.message}
        </Callout>
      )}
    </>
  )
}

/** What the keys of the list will do is told before there are rows, too. */
function NoRowKeys<T extends { id: string }>({ selection, actions = [] }: TableProps<T>) {
  useListKeys({ selection, actions })
  return null
}

import type { ReactNode } from 'react'
import type { Field } from '#lib/filter/fields'
import type { ListEndpoint } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty, type EmptyProps, Nothing } from '#kit/empty.tsx'
import { ListPage, type ListPageProps } from '#kit/list/list-page.tsx'
import { useMay } from '#kit/me.tsx'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { useViewedList, type Viewed } from './use-viewed-list.tsx'

type Asked<T> = Omit<Viewed<ListEndpoint<T>>, 'help' | 'shares'>
type Shown<T extends { id: string }> = Pick<ListPageProps<T>, 'columns' | 'sorts' | 'faded' | 'crumbs'>

interface RecordsPageProps<T extends { id: string; name: string }> extends Asked<T>, Shown<T> {
  title: string
  /** What the rows are, if the title does not say so. */
  label?: string
  /** A filter as one may write it. */
  example: string
  /** What a filter may ask of them. */
  fields: readonly Field[]
  /** The permission to show views to everyone. */
  shares: string
  /** Where a new one is made, what that is called, and the permission that it takes. */
  start?: { to: string; title: string; needs: string }
  /** What stands there before the first one; its doors, where it has some, are the ways to that one. */
  empty: Pick<EmptyProps, 'title' | 'text' | 'doors'>
  /** What stands there where a filter lets none through. */
  nothing: string
  /** The ways to what lies beside, before the button that makes a new one. */
  beside?: ReactNode
}

/**
 * A room's records as a page: its list by view and filter, and the way to a new one. Where rows are picked and acted
 * on, or shown beside the list, `ListPage` takes what `useViewedList` gives.
 */
export function RecordsPage<T extends { id: string; name: string }>({
  name,
  path,
  rows,
  count,
  kinds,
  sort,
  at,
  fields,
  shares,
  start,
  empty,
  nothing,
  beside,
  ...shown
}: RecordsPageProps<T>) {
  const may = useMay()
  const help = useListHelp(fields)
  const viewed = useViewedList({ name, path, rows, count, kinds, sort, at, help, shares: may(shares) })
  const made = start && may(start.needs) ? start : undefined
  return (
    <ListPage
      label={shown.title}
      {...shown}
      {...viewed}
      nameOf={(row) => row.name}
      empty={
        viewed.none ? (
          <Empty {...empty} start={empty.doors ? undefined : made?.to} />
        ) : (
          <Nothing text={nothing} />
        )
      }
      tools={
        <>
          {beside}
          {made && (
            <Button kind="primary" icon="plus" to={made.to}>
              {made.title}
            </Button>
          )}
        </>
      }
    />
  )
}

import type { ReactNode } from 'react'
import { type Crumb, Page } from '../page.tsx'
import { TableBox } from '../table/table-box.tsx'
import { Table, type TableProps } from '../table/table.tsx'
import { useGo } from '../url.ts'

interface RowsPageProps<T extends { id: string }> extends Omit<
  TableProps<T>,
  'label' | 'onOpen' | 'hrefOf' | 'actions'
> {
  title: string
  /** The heading where it differs from the title: the finding as a sentence. */
  heading?: ReactNode
  crumbs: readonly Crumb[]
  sub?: ReactNode
  actions?: ReactNode
  /** What the rows are, if the title does not say so. */
  label?: string
  /** What one should know before reading them. */
  text?: string
  /** What chooses which rows are shown. */
  tools?: ReactNode
  /** Where a row is seen whole. */
  at?: (row: T) => string
  /** What opening does where a row is seen whole nowhere. */
  onOpen?: (row: T) => void
  /** Dialogs. */
  children?: ReactNode
}

/** A page of rows that stand as they are asked: by a choice or two, not by filters and views (`ListPage`). */
export function RowsPage<T extends { id: string }>({
  title,
  heading,
  crumbs,
  sub,
  actions,
  label = title,
  text,
  tools,
  at,
  onOpen,
  children,
  ...rows
}: RowsPageProps<T>) {
  const go = useGo()
  return (
    <Page title={title} heading={heading} crumbs={crumbs} sub={sub} actions={actions}>
      <div className="stack wide">
        {text !== undefined && <p className="t2">{text}</p>}
        {tools && <div className="row wrap">{tools}</div>}
        <TableBox>
          <Table
            {...rows}
            label={label}
            {...(at && { hrefOf: at })}
            onOpen={(row) => (at ? go(at(row)) : onOpen?.(row))}
          />
        </TableBox>
      </div>
      {children}
    </Page>
  )
}

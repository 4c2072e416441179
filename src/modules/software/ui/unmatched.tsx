import { useState } from 'react'
import { z } from 'zod'
import { Id } from '#lib/contract'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Find } from '#kit/find.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { known } from '#kit/form/known'
import { useMay } from '#kit/me.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { useSearchState } from '#kit/url'
import { software } from '../contract.ts'
import type { Unmatched } from '../schemas.ts'
import { Beside } from './beside.tsx'
import { findProducts } from './finders.ts'
import { w } from './words.ts'

const columns = (actions: (row: Unmatched) => React.ReactNode): Column<Unmatched>[] => [
  { key: 'name', title: w('name'), width: '3fr', main: true, cell: ({ name }) => name },
  {
    key: 'publisher',
    title: w('publisher'),
    width: '2fr',
    cell: ({ publisher }) => publisher,
    under: ({ publisher }) => publisher,
  },
  { key: 'source', title: w('source'), width: 104, cell: ({ source }) => source },
  { key: 'devices', title: w('devices'), width: 88, align: 'end', cell: ({ devices }) => devices },
  {
    key: 'suggestion',
    title: w('may-be'),
    width: '3fr',
    cell: actions,
    under: (row) => row.suggestion?.name,
  },
]

/** What devices reported and no rule knows, each with the product that it may be. */
export function Screen() {
  const [search, set] = useSearchState()
  const find = search['find'] ?? ''
  const [open, setOpen] = useState<Unmatched>()
  const list = useList(software.unmatched, { find }, { kinds: ['product', 'asset'] })
  const writes = useMay()('software.write')
  const assign = useCommand(software.assign, { done: (_, { name }) => (name ? undefined : w('assigned')) })
  const actions = (row: Unmatched) => {
    if (!writes) return row.suggestion?.name
    return (
      <span className="row">
        {row.suggestion && (
          <Button
            size="s"
            icon="check"
            onClick={() => assign.mutate({ package: row.id, product_id: row.suggestion?.id })}
          >
            {row.suggestion.name}
          </Button>
        )}
        <Button size="s" kind="quiet" onClick={() => setOpen(row)}>
          {w(row.suggestion ? 'assign-other' : 'assign-say')}
        </Button>
      </span>
    )
  }
  return (
    <RowsPage
      title={w('unmatched')}
      sub={w('unmatched-text')}
      crumbs={[{ title: w('title'), to: '/software' }]}
      actions={<Beside here="unmatched" />}
      tools={<Find label={w('find')} value={find} onFind={(text) => set({ find: text })} />}
      list={list}
      columns={columns(actions)}
      onOpen={writes ? setOpen : () => undefined}
      nameOf={({ name }) => name}
      empty={<Nothing text={w(find === '' ? 'unmatched-none' : 'none-found')} />}
    >
      {open && <Assigning one={open} onClose={() => setOpen(undefined)} />}
    </RowsPage>
  )
}

const Which = z.object({
  product_id: Id.nullable().default(null).meta({ title: 'Product', of: 'product', hint: 'Empty: a new one' }),
  name: z.string().trim().max(200).default('').meta({ title: 'New product' }),
})

function Assigning({ one, onClose }: { one: Unmatched; onClose: () => void }) {
  const assign = useCommand(software.assign, { form: underField, done: w('assigned'), closes: onClose })
  const { suggestion } = one
  return (
    <FormDialog
      onClose={onClose}
      title={w('assign', { name: one.name })}
      size={480}
      text={<p className="t2">{w('assign-text')}</p>}
      schema={Which}
      initial={{ product_id: suggestion?.id ?? null, name: one.name }}
      save={w('assign-save')}
      onSave={({ product_id, name }) =>
        assign.mutateAsync({
          package: one.id,
          ...(product_id === null ? { name: name || one.name } : { product_id }),
        })
      }
      extras={{
        product_id: { search: findProducts, known: known(suggestion) },
      }}
    />
  )
}

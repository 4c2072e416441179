import { useState } from 'react'
import type { z } from 'zod'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useMay } from '#kit/me.tsx'
import { useSelection } from '#kit/table/selection'
import { rowsHeld } from '#kit/table/use-list'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { useViewedList } from '#facets/saved-views/ui/use-viewed-list.tsx'
import { people } from '../contract.ts'
import { personFilterFields } from '../fields.ts'
import type { PersonRow } from '../views.ts'
import { Beside } from './beside.tsx'
import { BulkDialog, type BulkTarget } from './bulk-dialog.tsx'
import { columns } from './columns.tsx'
import { Preview } from './preview.tsx'
import { w } from './words.ts'

type Row = z.output<typeof PersonRow>
const kinds = ['person']
const sorts = [
  { name: 'name', title: w('sort.name'), dir: 'asc' },
  { name: 'updated', title: w('sort.updated'), dir: 'desc' },
  { name: 'joined', title: w('sort.joined'), dir: 'desc' },
] as const

const at = ({ key }: Row) => `/people/${key}`

/** The directory: everyone the reader may see, by view and filter, worked by keyboard. */
export function Screen() {
  const [changing, setChanging] = useState<BulkTarget>()
  const may = useMay()
  const manages = may('people.manage')
  const viewed = useViewedList({
    name: 'people.list',
    path: '/people',
    rows: people.list,
    count: people.count,
    kinds,
    help: useListHelp(personFilterFields),
    sort: 'name',
    at,
    shares: manages,
  })
  const { state, list, total } = viewed
  const selection = useSelection(state.q)
  const count = selection.count(total?.n ?? 0)
  const { picked } = selection
  const change = () =>
    setChanging({
      count,
      people: rowsHeld(list).filter(({ id }) => selection.has(id)),
      ...(picked.all ? { q: state.q, except: [...picked.ids] } : { ids: [...picked.ids] }),
    })
  return (
    <>
      <ListPage
        {...viewed}
        title={w('people')}
        label={w('people')}
        example={w('example')}
        columns={columns}
        sorts={sorts}
        {...(manages && { selection })}
        nameOf={({ name }) => name}
        faded={({ state: now }) => now === 'left'}
        empty={
          viewed.none ? (
            <Empty title={w('empty.title')} text={w('empty.text')} />
          ) : (
            <Nothing text={w('nothing')} />
          )
        }
        actions={
          manages
            ? [
                {
                  keys: 'e',
                  title: w('bulk.edit'),
                  run: (row) => setChanging({ count: 1, people: [row], ids: [row.id] }),
                },
              ]
            : []
        }
        tools={
          <>
            <Beside here="people" />
            {may('people.add') && (
              <Button kind="primary" icon="plus" to="/people/new">
                {w('new')}
              </Button>
            )}
          </>
        }
        bulk={
          <Button size="s" onClick={change}>
            {w('bulk.edit')}
          </Button>
        }
        preview={state.row ? <Preview id={state.row} /> : null}
      />
      {changing && (
        <BulkDialog
          target={changing}
          onClose={() => setChanging(undefined)}
          onDone={() => selection.clear()}
        />
      )}
    </>
  )
}

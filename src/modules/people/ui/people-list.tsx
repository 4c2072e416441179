import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useListState } from '#kit/list/use-list-state'
import { useMay } from '#kit/me.tsx'
import { useSelection } from '#kit/table/selection'
import { type List, useList } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { SavedTabs } from '#facets/saved-views/ui/saved-tabs.tsx'
import { useViews } from '#facets/saved-views/ui/use-views'
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
  const views = useViews('people.list')
  const state = useListState(views.views, 'name', views.isKnown)
  const selection = useSelection(state.q)
  const list = useList(people.list, { q: state.q, sort: state.sort }, { kinds, enabled: state.isKnown })
  const total = useAsk(people.count, { q: state.q }, { kinds, enabled: state.isKnown, keep: true })
  const help = useListHelp(personFilterFields)
  const [changing, setChanging] = useState<BulkTarget>()
  const go = useGo()
  const may = useMay()
  const manages = may('people.manage')
  const count = selection.count(total.data?.n ?? 0)
  const { picked } = selection
  const change = () =>
    setChanging({
      count,
      people: rowsIn(list).filter(({ id }) => selection.has(id)),
      ...(picked.all ? { q: state.q, except: [...picked.ids] } : { ids: [...picked.ids] }),
    })
  return (
    <>
      <ListPage
        title={w('people')}
        label={w('people')}
        state={state}
        help={help}
        example={w('example')}
        list={list}
        columns={columns}
        sorts={sorts}
        {...(manages && { selection })}
        total={total.data}
        nameOf={({ name }) => name}
        hrefOf={at}
        onOpen={(row) => go(at(row))}
        faded={({ state: now }) => now === 'left'}
        empty={
          state.q === '' ? (
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
        tabs={
          <SavedTabs
            views={views}
            state={state}
            path="/people"
            count={people.count}
            kinds={kinds}
            shares={manages}
          />
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

/** The rows that the list holds now, for the preview of a change. */
function rowsIn({ store, count }: List<Row>): Row[] {
  const held: Row[] = []
  for (let index = 0; index < Math.min(count, 1000); index++) {
    const row = store.row(index)
    if (row) held.push(row)
  }
  return held
}

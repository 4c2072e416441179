import { type ComponentProps, useMemo, useState } from 'react'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useMay } from '#kit/me.tsx'
import { type Selection, useSelection } from '#kit/table/selection'
import { useCustomColumns } from '#facets/custom-fields/ui/use-columns.tsx'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { useViewedList } from '#facets/saved-views/ui/use-viewed-list.tsx'
import { assets } from '../contract.ts'
import type { AssetRow } from '../schemas.ts'
import { Beside } from './care/beside.tsx'
import { columns } from './columns.tsx'
import { HandDialog } from './hand-dialog.tsx'
import { LabelsDialog } from './labels-dialog.tsx'
import { useChoices } from './use-choices.ts'
import { w } from './words.ts'

const kinds = ['asset']
const sorts = () =>
  [
    { name: 'name', title: w('sort.name'), dir: 'asc' },
    { name: 'updated', title: w('sort.updated'), dir: 'desc' },
    { name: 'tag', title: w('sort.tag'), dir: 'asc' },
    { name: 'warranty', title: w('sort.warranty'), dir: 'asc' },
  ] as const

const at = ({ key }: AssetRow) => `/assets/${key}`

/** All assets that the reader may see, by view and filter; handed over one by one or several at once. */
export function Screen() {
  const [handing, setHanding] = useState<readonly string[]>()
  const [labelling, setLabelling] = useState<ComponentProps<typeof LabelsDialog>['of']>()
  const may = useMay()
  const [writes, cares] = [may('assets.write'), may('assets.care')]
  const own = useCustomColumns<AssetRow>('asset')
  const { fields } = useChoices()
  const viewed = useViewedList({
    name: 'assets.list',
    path: '/assets',
    rows: assets.list,
    count: assets.count,
    kinds,
    help: useListHelp(useMemo(() => [...own.asked, ...fields], [own, fields])),
    sort: 'name',
    at,
    shares: writes,
  })
  const { state, total } = viewed
  const selection = useSelection(state.q)
  return (
    <>
      <ListPage
        {...viewed}
        title={w('assets')}
        label={w('assets')}
        example={w('example')}
        columns={[...columns, ...own.columns]}
        sorts={[...sorts(), ...own.sorts]}
        {...(writes && { selection })}
        nameOf={({ name }) => name}
        faded={({ meaning }) => meaning === 'gone'}
        empty={
          viewed.none && writes ? (
            <Empty title={w('empty.title')} text={w('empty.text')} start={'/assets/new'} />
          ) : (
            <Nothing text={w('nothing')} />
          )
        }
        actions={writes ? [{ keys: 'h', title: w('hand'), run: (row) => setHanding([row.id]) }] : []}
        tools={
          <>
            {cares && <Beside here="assets" />}
            {writes && (
              <>
                <Button icon="qr" to="/assets/scan">
                  {w('scan')}
                </Button>
                <Button kind="primary" icon="plus" to="/assets/new">
                  {w('new')}
                </Button>
              </>
            )}
          </>
        }
        bulk={
          <>
            <Button
              size="s"
              refused={selection.picked.all ? w('pick-some') : undefined}
              onClick={() => setHanding([...selection.picked.ids])}
            >
              {w('hand')}
            </Button>
            <Button
              size="s"
              icon="qr"
              refused={unlabelled(selection)}
              onClick={() =>
                setLabelling(
                  selection.picked.all
                    ? { q: state.q, sort: state.sort }
                    : { ids: [...selection.picked.ids] },
                )
              }
            >
              {w('labels')}
            </Button>
          </>
        }
      />
      {labelling && (
        <LabelsDialog
          of={labelling}
          n={selection.count(total?.n ?? 0)}
          onClose={() => setLabelling(undefined)}
        />
      )}
      {handing && (
        <HandDialog
          deed="hand"
          ids={handing}
          onClose={() => setHanding(undefined)}
          onDone={() => selection.clear()}
        />
      )}
    </>
  )
}

/** Some by one are named in the address, which has an end; all but some are no filter. */
function unlabelled({ picked: { all, ids } }: Selection): string | undefined {
  return ids.size > (all ? 0 : 200) ? w('pick-some') : undefined
}

import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { useMay } from '#kit/me.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import { When } from '#kit/when.tsx'
import { assets } from '../../contract.ts'
import type { StocktakeRow } from '../../stocktake/schemas.ts'
import { Beside } from '../care/beside.tsx'
import { w as care } from '../care/words.ts'
import { findPlaces } from '../finders.ts'
import { StatePill } from './state-pill.tsx'
import { savesRecord } from '../saves-record.ts'
import { w } from './words.ts'

const columns = (): Column<StocktakeRow>[] => [
  { key: 'place', title: w('place'), width: '3fr', main: true, cell: ({ place }) => place.name },
  {
    key: 'state',
    title: '',
    width: 190,
    cell: ({ state }) => <StatePill state={state} />,
    under: ({ state }) => w(`state.${state}`),
  },
  {
    key: 'progress',
    title: w('progress'),
    width: 130,
    cell: ({ found, expected }) => <span className="num">{w('of', { found, expected })}</span>,
  },
  { key: 'started_at', title: w('begun'), width: 120, cell: ({ started_at }) => <When at={started_at} /> },
  { key: 'started_by', title: w('by'), width: '2fr', cell: ({ started_by }) => started_by },
]

const at = ({ id }: { id: string }) => `/assets/stocktakes/${id}`

/** All stocktakes, and the way to begin one. */
export function Screen() {
  const go = useGo()
  const [starts, setStarts] = useState(false)
  const writes = useMay()('assets.write')
  const list = useList(assets.stocktakes, {}, { kinds: ['asset', 'place'] })
  return (
    <RowsPage
      title={care('stocktakes')}

      crumbs={[{ title: care('assets'), to: '/assets' }]}
      actions={
        <>
          <Button kind="quiet" icon="eye" to="/assets/walk">
            {w('walk')}
          </Button>
          <Beside here="stocktakes" />
          {writes && (
            <Button kind="primary" icon="plus" onClick={() => setStarts(true)}>
              {w('start')}
            </Button>
          )}
        </>
      }
      text={w('text')}
      list={list}
      columns={columns()}
      at={at}
      nameOf={({ place }) => place.name}
      faded={({ state }) => state === 'cancelled'}
      empty={<Empty title={w('none')} text={w('none-text')} />}
    >
      {starts && <Starting onClose={() => setStarts(false)} onStart={(id) => go(at({ id }))} />}
    </RowsPage>
  )
}

function Starting({ onClose, onStart }: { onClose: () => void; onStart: (id: string) => void }) {
  const start = useCommand(assets.startStocktake, savesRecord)
  return (
    <FormDialog
      onClose={onClose}
      title={w('start')}
      size={440}
      schema={assets.startStocktake.input}
      bare="narrow"
      save={w('start.save')}
      onSave={async (input) => onStart((await start.mutateAsync(input)).id)}
      extras={{ place_id: { search: findPlaces } }}
    />
  )
}

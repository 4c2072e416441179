import { useAsk } from '#kit/api'
import { Empty, Nothing } from '#kit/empty.tsx'
import { Segments } from '#kit/form/segments.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useListState } from '#kit/list/use-list-state'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { useList } from '#kit/table/use-list'
import { useGo, useSearchState } from '#kit/url'
import { When } from '#kit/when.tsx'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { assets } from '../../contract.ts'
import { costBys, type CostRow, costSorts } from '../../costs/schemas.ts'
import { Beside } from '../care/beside.tsx'
import { w as care } from '../care/words.ts'
import { useChoices } from '../use-choices.ts'
import { costColumns } from './columns.tsx'
import classes from './costs.module.css'
import { w } from './words.ts'

const sorts = () =>
  costSorts.map((name) => ({
    name,
    title: w(`sort.${name}`),
    dir: name === 'name' ? ('asc' as const) : ('desc' as const),
  }))

/** What assets cost in all: by device, model, supplier or department, filtered as assets are. */
export function Screen() {
  const [search, set] = useSearchState()
  const by = costBys.find((one) => one === search['by']) ?? 'model'
  const state = useListState([], 'total')
  const { q, sort } = state
  const list = useList(assets.costs, { by, q, sort }, { kinds: ['asset'] })
  const help = useListHelp(useChoices().fields)
  const places = usePlaces()
  const go = useGo()
  const at = ({ id, of }: CostRow) => {
    if (of) return placeOf(places, of).to
    return by === 'model' && id !== 'none' ? `/assets/models/${id}` : '/assets/costs?by=device'
  }
  return (
    <ListPage
      title={w('costs')}
      label={w('costs')}
      crumbs={[{ title: care('assets'), to: '/assets' }]}
      state={state}
      help={help}
      example={w('example')}
      list={list}
      columns={costColumns}
      sorts={sorts()}
      nameOf={({ name }) => name}
      hrefOf={at}
      onOpen={(row) => go(at(row))}
      empty={
        q === '' ? <Empty title={w('none')} text={w('none-text')} /> : <Nothing text={w('none-found')} />
      }
      tabs={
        <div className={`row wrap ${classes.by}`}>
          <Segments
            ariaLabel={w('by')}
            data={costBys.map((value) => ({ value, label: w(`by.${value}`) }))}
            value={by}
            onChange={(value) => set({ by: value === 'model' ? undefined : String(value) })}
          />
          <AsOf />
        </div>
      }
      tools={<Beside here="costs" />}
    />
  )
}

/** As of when the list is: what is asked of one device is reckoned when it is asked. */
function AsOf() {
  const { data } = useAsk(assets.costsAsOf, {}, { kinds: ['asset'], keep: true })
  if (!data) return null
  const { as_of } = data
  return (
    <span className="t3 f12">
      {as_of === null ? (
        w('reckoning')
      ) : (
        <>
          {w('as-of')} <When at={as_of} />
        </>
      )}
    </span>
  )
}

import type { z } from 'zod'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { Icon } from '#kit/icon.tsx'
import { ListPage } from '#kit/list/list-page.tsx'
import { useMay } from '#kit/me.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { useListHelp } from '#facets/records/ui/use-list-help'
import { useViewedList } from '#facets/saved-views/ui/use-viewed-list.tsx'
import { places } from '../contract.ts'
import { placeFilterFields } from '../fields.ts'
import { PlaceRow } from '../schemas.ts'
import { levelIcons, levelWord } from './place-words.tsx'
import { w } from './words.ts'

type Row = z.output<typeof PlaceRow>
const kinds = ['place']
const sorts = [
  { name: 'name', title: w('sort.name'), dir: 'asc' },
  { name: 'updated', title: w('sort.updated'), dir: 'desc' },
] as const

const columns = columnsOf(
  PlaceRow,
  ['name', 'level', 'code', 'within', 'city', 'zone', 'updated_at', 'key'],
  {
    name: {
      width: 220,
      main: true,
      sorts: ['name'],
      cell: ({ name, level }) => (
        <span className="row">
          <Icon name={levelIcons[level]} size="s" />
          <span className="cut">{name}</span>
        </span>
      ),
    },
    level: { width: 108, cell: ({ level }) => levelWord(level) },
    code: { width: 120 },
    within: { width: '2fr', cell: ({ within }) => <span className="t2 cut">{within}</span> },
    city: { width: 120 },
    zone: { width: 150, cell: ({ zone }) => <span className="t2">{zone}</span> },
    ...usualColumns,
  },
)

const at = ({ key }: Row) => `/places/${key}`

/** All places as a list: by view and filter, at any depth. */
export function Screen() {
  const manages = useMay()('places.manage')
  const viewed = useViewedList({
    name: 'places.list',
    path: '/places/list',
    rows: places.list,
    count: places.count,
    kinds,
    help: useListHelp(placeFilterFields),
    sort: 'name',
    at,
    shares: manages,
  })
  return (
    <ListPage
      {...viewed}
      title={w('list.title')}
      label={w('places')}
      crumbs={[{ title: w('places'), to: '/places' }]}
      example={w('example')}
      columns={columns}
      sorts={sorts}
      nameOf={({ name }) => name}
      empty={
        viewed.none ? (
          <Empty
            title={w('empty.title')}
            text={w('empty.text')}
            start={manages ? '/places/new' : undefined}
          />
        ) : (
          <Nothing text={w('nothing')} />
        )
      }
      tools={
        <>
          <Button kind="quiet" icon="graph" to="/places">
            {w('tree')}
          </Button>
          {manages && (
            <Button kind="primary" icon="plus" to="/places/new">
              {w('new')}
            </Button>
          )}
        </>
      }
    />
  )
}

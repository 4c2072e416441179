import type { z } from 'zod'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { RecordsPage } from '#facets/saved-views/ui/records-page.tsx'
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
      width: '1fr',
      main: true,
      sorts: ['name'],
      cell: ({ name, level }) => (
        <span className="row">
          <Icon name={levelIcons[level]} size="s" />
          <span className="cut">{name}</span>
        </span>
      ),
    },
    level: {
      width: 108,
      cell: ({ level }) => levelWord(level),
      under: ({ level, within }) => [levelWord(level), within].filter(Boolean).join(' · '),
    },
    code: { width: 120 },
    within: { width: '2fr', cell: ({ within }) => <span className="t2 cut">{within}</span> },
    city: { width: 120 },
    zone: { width: 150, cell: ({ zone }) => <span className="t2">{zone}</span> },
    ...usualColumns,
  },
)

const at = ({ key }: Row) => `/places/${key}`

/** All places as a list: by view and filter, at any depth. */
export const Screen = () => (
  <RecordsPage
    title={w('list.title')}
    label={w('places')}
    crumbs={[{ title: w('places'), to: '/places' }]}
    name="places.list"
    path="/places/list"
    rows={places.list}
    count={places.count}
    kinds={kinds}
    fields={placeFilterFields}
    example={w('example')}
    columns={columns}
    sorts={sorts}
    sort="name"
    at={at}
    empty={{ title: w('empty.title'), text: w('empty.text') }}
    nothing={w('nothing')}
    shares="places.manage"
    start={{ to: '/places/new', title: w('new'), needs: 'places.manage' }}
    beside={
      <Button kind="quiet" icon="graph" to="/places">
        {w('tree')}
      </Button>
    }
  />
)

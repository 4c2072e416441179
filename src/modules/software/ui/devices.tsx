import { useAsk } from '#kit/api'
import { Nothing } from '#kit/empty.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { useParam, useSearchState } from '#kit/url'
import { When } from '#kit/when.tsx'
import { type HasIt, software } from '../contract.ts'
import { Past } from './past.tsx'
import { w } from './words.ts'

const columns = (past: boolean): Column<HasIt>[] => [
  { key: 'key', title: w('device'), width: 120, cell: ({ key }) => <span className="mono">{key}</span> },
  { key: 'title', title: w('name'), width: '3fr', main: true, cell: ({ title }) => title },
  {
    key: 'first_seen',
    title: w('first-seen'),
    width: 130,
    cell: ({ first_seen }) => <When at={first_seen} />,
  },
  ...(past
    ? [
        {
          key: 'last_seen',
          title: w('last-seen'),
          width: 130,
          cell: ({ last_seen }: HasIt) => (last_seen === null ? w('there') : <When at={last_seen} />),
        },
      ]
    : []),
]

/** Who has a package. */
export function Screen() {
  const id = useParam('id')
  const [search, set] = useSearchState()
  const places = usePlaces()
  const past = search['past'] === 'yes'
  const asked = { package: id, past }
  const { data, error } = useAsk(software.devices, { ...asked, limit: 1 })
  const list = useList(software.devices, asked, { kinds: ['asset'] })
  if (error) return <PageFault error={error} />
  if (!data) return <Skeleton shape="rows" />
  const { name, version, publisher } = data.package
  return (
    <RowsPage
      title={w('devices-of', { name, version })}
      crumbs={[
        { title: w('title'), to: '/software' },
        { title: w('packages'), to: '/software/packages' },
      ]}
      sub={publisher}
      tools={
        <Past label={w('with-past')} on={past} onChange={(on) => set({ past: on ? 'yes' : undefined })} />
      }
      label={w('devices')}
      list={list}
      columns={columns(past)}
      at={(device) => placeOf(places, device).to}
      nameOf={({ title }) => title}
      faded={({ last_seen }) => last_seen !== null}
      empty={<Nothing text={w('no-devices')} />}
    />
  )
}

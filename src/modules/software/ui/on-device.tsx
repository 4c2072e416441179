import { useAsk } from '#kit/api'
import { Nothing } from '#kit/empty.tsx'
import { Find } from '#kit/find.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { useParam, useSearchState } from '#kit/url'
import { When } from '#kit/when.tsx'
import { type Installed, software } from '../contract.ts'
import { packageColumns } from './package-columns.tsx'
import { Past } from './past.tsx'
import { w } from './words.ts'

const columns = (): Column<Installed>[] => [
  ...packageColumns(),
  {
    key: 'first_seen',
    title: w('first-seen'),
    width: 130,
    cell: ({ first_seen }) => <When at={first_seen} />,
  },
  {
    key: 'last_seen',
    title: w('last-seen'),
    width: 130,
    cell: ({ last_seen }) => (last_seen === null ? w('there') : <When at={last_seen} />),
  },
]

/** All that is installed on a device, and what was. */
export function Screen() {
  const id = useParam('id')
  const [search, set] = useSearchState()
  const places = usePlaces()
  const asked = { id, find: search['find'] ?? '', past: search['past'] === 'yes' }
  const { data, error } = useAsk(software.on, { ...asked, limit: 1 }, { kinds: ['asset'], keep: true })
  const list = useList(software.on, asked, { kinds: ['asset'] })
  if (error) return <PageFault error={error} />
  if (!data) return <Skeleton shape="rows" />
  const { device } = data
  return (
    <RowsPage
      title={w('on-device', { device: device.title })}
      crumbs={[{ title: device.key, to: placeOf(places, device).to }]}
      tools={
        <>
          <Find label={w('find')} value={asked.find} onFind={(find) => set({ find })} />
          <Past
            label={w('with-gone')}
            on={asked.past}
            onChange={(on) => set({ past: on ? 'yes' : undefined })}
          />
        </>
      }
      label={w('packages')}
      list={list}
      columns={columns()}
      at={(one) => `/software/packages/${one.id}`}
      nameOf={({ name, version }) => `${name} ${version}`}
      faded={({ last_seen }) => last_seen !== null}
      empty={<Nothing text={asked.find === '' ? w('nothing-on') : w('none-found')} />}
    />
  )
}

import { Empty, Nothing } from '#kit/empty.tsx'
import { Segments } from '#kit/form/segments.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import { useReader } from '#kit/reader.tsx'
import { useList } from '#kit/table/use-list'
import { useSearchState } from '#kit/url'
import { assets } from '../../contract.ts'
import { writeOffStates } from '../../write-offs/schemas.ts'
import { Beside } from '../care/beside.tsx'
import { w as care } from '../care/words.ts'
import { writeOffColumns } from './write-off-columns.tsx'
import { w } from './words.ts'

/** What waits to be written off, and what was decided. */
export function Screen() {
  const [search, set] = useSearchState()
  const { language } = useReader()
  const state = writeOffStates.find((one) => one === search['state']) ?? 'waiting'
  const list = useList(assets.writeOffs, { state }, { kinds: ['asset'] })
  const at = ({ asset }: { asset: { key: string } }) => `/assets/${asset.key}`
  return (
    <RowsPage
      title={care('write-offs')}
      crumbs={[{ title: care('assets'), to: '/assets' }]}
      actions={<Beside here="write-offs" />}
      tools={
        <Segments
          ariaLabel={w('which')}
          data={writeOffStates.map((value) => ({ value, label: w(`state.${value}`) }))}
          value={state}
          onChange={(value) => set({ state: value === 'waiting' ? undefined : String(value) })}
        />
      }
      list={list}
      columns={writeOffColumns(language, state)}
      at={at}
      nameOf={({ asset }) => asset.name}
      empty={
        state === 'waiting' ? (
          <Empty title={w('empty')} text={w('empty.text')} />
        ) : (
          <Nothing text={w('nothing')} />
        )
      }
    />
  )
}

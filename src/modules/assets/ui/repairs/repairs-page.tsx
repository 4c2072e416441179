import { useAsk } from '#kit/api'
import { Empty, Nothing } from '#kit/empty.tsx'
import { Segments } from '#kit/form/segments.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import { useList } from '#kit/table/use-list'
import { useReader } from '#kit/reader.tsx'
import { useSearchState } from '#kit/url'
import { assets } from '../../contract.ts'
import { repairStates } from '../../repairs/schemas.ts'
import { Beside } from '../care/beside.tsx'
import { w as care } from '../care/words.ts'
import { repairColumns } from './repair-columns.tsx'
import { daysOf, useCostWords } from './repair-words.tsx'
import { w } from './words.ts'

/** What is away for repair, what should be back by now, and what it all costs. */
export function Screen() {
  const [search, set] = useSearchState()
  const { language } = useReader()
  const state = repairStates.find((one) => one === search['state']) ?? 'open'
  const { data: figures } = useAsk(assets.repairFigures, {}, { kinds: ['asset'] })
  const list = useList(assets.repairs, { state }, { kinds: ['asset'] })
  const costWords = useCostWords()
  const at = ({ asset }: { asset: { key: string } }) => `/assets/${asset.key}`
  return (
    <RowsPage
      title={care('repairs')}
      heading={figures ? w('heading', { open: figures.open, overdue: figures.overdue }) : care('repairs')}
      crumbs={[{ title: care('assets'), to: '/assets' }]}
      actions={<Beside here="repairs" />}
      tools={
        <>
          <Segments
            ariaLabel={w('which')}
            data={repairStates.map((value) => ({ value, label: w(`state.${value}`) }))}
            value={state}
            onChange={(value) => set({ state: value === 'open' ? undefined : String(value) })}
          />
          {figures && (
            <span className="t2">
              {w('figures', { cost: costWords(figures.cost) })}
              {figures.mean_hours !== null && `. ${w('mean', { days: daysOf(figures.mean_hours) })}`}.
            </span>
          )}
        </>
      }
      list={list}
      columns={repairColumns(language)}
      at={at}
      nameOf={({ asset }) => asset.name}
      empty={
        state === 'open' ? (
          <Empty title={w('empty')} text={w('empty.text')} />
        ) : (
          <Nothing text={w('nothing')} />
        )
      }
    />
  )
}

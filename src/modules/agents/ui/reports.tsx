import { Nothing } from '#kit/empty.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import { Pill } from '#kit/pill.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import { When } from '#kit/when.tsx'
import { agents, type Report } from '../contract.ts'
import { sectionSaid } from './section-words.ts'
import { w } from './words.ts'

const tones = { changed: 'good', unchanged: undefined, refused: 'bad' } as const

const changedOf = ({ why, sections }: Report) =>
  why === null ? sections.map(sectionSaid).join(', ') : w(`why-${why}`)

const columns = (): Column<Report>[] => [
  {
    key: 'at',
    title: w('when'),
    width: 130,
    cell: ({ at }) => <When at={at} />,
    under: ({ at }) => <When key="at" at={at} />,
  },
  {
    key: 'device',
    title: w('device'),
    width: '2fr',
    main: true,
    cell: ({ name }) => name || w('unknown'),
  },
  {
    key: 'outcome',
    title: w('outcome'),
    width: 140,
    cell: ({ outcome }) => <Pill tone={tones[outcome]}>{w(`outcome-${outcome}`)}</Pill>,
  },
  {
    key: 'sections',
    title: w('changed'),
    width: '2fr',
    cell: (report) => <span className="cut">{changedOf(report)}</span>,
    under: (report) => changedOf(report),
  },
  { key: 'ip', title: w('from'), width: 130, cell: ({ ip }) => <span className="mono">{ip}</span> },
]

/** What agents sent, and what became of it. */
export function Screen() {
  const go = useGo()
  const list = useList(agents.reports, {}, { kinds: ['asset'] })
  return (
    <RowsPage
      title={w('log')}
      crumbs={[{ title: w('title'), to: '/agents' }]}
      list={list}
      columns={columns()}
      onOpen={({ device }) => go(`/agents?state=all&find=${encodeURIComponent(device)}`)}
      nameOf={({ name }) => name || w('unknown')}
      faded={({ outcome }) => outcome === 'unchanged'}
      empty={<Nothing text={w('no-reports')} />}
    />
  )
}

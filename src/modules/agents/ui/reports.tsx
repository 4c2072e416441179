import { Nothing } from '#kit/empty.tsx'
import { Page } from '#kit/page.tsx'
import { Pill } from '#kit/pill.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { Table } from '#kit/table/table.tsx'
import { TableBox } from '#kit/table/table-box.tsx'
import { useList } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import { When } from '#kit/when.tsx'
import { agents, type Report } from '../contract.ts'
import { w } from './words.ts'

const tones = { changed: 'good', unchanged: undefined, refused: 'bad' } as const

const columns = (): Column<Report>[] => [
  { key: 'at', title: w('when'), width: 130, cell: ({ at }) => <When at={at} /> },
  {
    key: 'device',
    title: w('device'),
    width: '2fr',
    main: true,
    cell: ({ device }) => device || w('unknown'),
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
    cell: ({ why, sections }) => (
      <span className="cut">{why === null ? sections.join(', ') : w(`why-${why}`)}</span>
    ),
  },
  { key: 'ip', title: w('from'), width: 130, cell: ({ ip }) => <span className="mono">{ip}</span> },
]

/** What agents sent, and what became of it. */
export function Screen() {
  const go = useGo()
  const list = useList(agents.reports, {}, { kinds: ['asset'] })
  return (
    <Page title={w('log')} crumbs={[{ title: w('title'), to: '/agents' }]}>
      <TableBox>
        <Table
          label={w('log')}
          list={list}
          columns={columns()}
          onOpen={({ device }) => go(`/agents?state=all&find=${encodeURIComponent(device)}`)}
          nameOf={({ device }) => device || w('unknown')}
          faded={({ outcome }) => outcome === 'unchanged'}
          empty={<Nothing text={w('no-reports')} />}
        />
      </TableBox>
    </Page>
  )
}

import { SegmentedControl } from '@mantine/core'
import { Nothing } from '#kit/empty.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { useSearchState } from '#kit/url'
import { When } from '#kit/when.tsx'
import { assets } from '../../contract.ts'
import { type ProtocolRow, states } from '../../protocols/schemas.ts'
import { w } from '../words.ts'
import { ProtocolPill, protocolTitle } from './protocol-words.tsx'

const columns = (): Column<ProtocolRow>[] => [
  { key: 'kind', title: w('protocol'), width: '2fr', main: true, cell: protocolTitle },
  {
    key: 'person',
    title: w('protocol.person'),
    width: '2fr',
    cell: ({ person }) => person?.name,
    under: ({ person }) => person?.name,
  },
  {
    key: 'state',
    title: w('protocol.state'),
    width: 140,
    cell: ({ state }) => <ProtocolPill state={state} />,
  },
  {
    key: 'created_at',
    title: w('protocol.made'),
    width: 150,
    cell: ({ created_at }) => <When at={created_at} />,
    under: ({ created_at }) => <When at={created_at} />,
  },
  {
    key: 'signed_at',
    title: w('protocol.signed-at'),
    width: 150,
    cell: ({ signed_at }) => signed_at && <When at={signed_at} />,
  },
]

const shown = ['all', ...states] as const
const isState = (text: string | undefined) => states.find((state) => state === text)

/** Protocols of hand-over and return: all that the reader may see, or those of one state. */
export function Screen() {
  const [search, set] = useSearchState()
  const { person_id, asset_id } = search
  const state = isState(search['state'])
  const asked = { ...(person_id && { person_id }), ...(asset_id && { asset_id }), ...(state && { state }) }
  const list = useList(assets.protocols, asked, { kinds: ['asset'] })
  return (
    <RowsPage
      title={w('protocols')}
      crumbs={[{ title: w('assets'), to: '/assets' }]}
      tools={
        <SegmentedControl
          aria-label={w('protocol.state')}
          value={state ?? 'all'}
          data={shown.map((value) => ({ value, label: w(`protocol.${value}`) }))}
          onChange={(value) => set({ state: value === 'all' ? undefined : value })}
        />
      }
      list={list}
      columns={columns()}
      at={({ id }) => `/assets/protocols/${id}`}
      nameOf={protocolTitle}
      faded={({ state: is }) => is === 'withdrawn'}
      empty={<Nothing text={w('protocols.none')} />}
    />
  )
}

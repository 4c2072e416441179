import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { ask } from '#kit/api'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import type { Reply } from '#lib/contract'
import { work } from '../contract.ts'
import type { Workflow } from '../engine/workflow.ts'
import { w } from './words.ts'

type Items = Reply<typeof work.previewWorkflow>['items']
const pauseMs = 400

/** Where open work would stand under the workflow as it is edited. */
export function MappingPanel({ kind, flow }: { kind: string; flow: Workflow | undefined }) {
  const [settled] = useDebouncedValue(flow, pauseMs)
  const { data } = useQuery({
    queryKey: [work.previewWorkflow.path, kind, settled],
    queryFn: ({ signal }) => ask(work.previewWorkflow, { kind, definition: settled as Workflow }, signal),
    enabled: settled !== undefined,
    placeholderData: (before) => before,
  })
  const moving = data?.items.filter(({ from, from_title, to, to_title, matters }) => {
    return matters || from !== to || from_title !== to_title
  })
  return (
    <Panel title={w('mapping')}>
      {flow === undefined && (
        <PanelBody>
          <p className="t2">{w('mapping-waits')}</p>
        </PanelBody>
      )}
      {flow !== undefined && moving?.length === 0 && (
        <PanelBody>
          <p className="t2">{w('mapping-none')}</p>
        </PanelBody>
      )}
      {flow !== undefined && moving && moving.length > 0 && <Rows items={moving} />}
    </Panel>
  )
}

const Rows = ({ items }: { items: Items }) => (
  <PanelList>
    {items.map(({ from, from_title, to, to_title, matters, open }) => (
      <PanelRow key={`${from} ${from_title} ${to}`}>
        <span className="grow cut">
          {from_title} <Icon name="arrow" size="s" /> {to_title}
        </span>
        {matters && <Mark tone="warn">{w('mapping-clocks')}</Mark>}
        <span className="t3 f12 nw num">{w('mapping-row', { n: open })}</span>
      </PanelRow>
    ))}
  </PanelList>
)

import { useState } from 'react'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { type Agent, agents } from '../contract.ts'
import { Facts, StatePill, whySaid } from './agent-words.tsx'
import { NoAgents } from './no-agents.tsx'
import { OtherAsset } from './other-asset.tsx'
import { Refuse } from './refuse.tsx'
import { useDeeds } from './use-deeds.ts'
import { w } from './words.ts'

const [few, most] = [50, 200]

/** The inbox: each with whom it may be and why, and one click that says what it is. */
export function Waiting({ find }: { find: string }) {
  const [limit, setLimit] = useState(few)
  const { data, error } = useAsk(
    agents.list,
    { state: 'waiting', find, limit },
    { kinds: ['asset'], keep: true },
  )
  const isEmpty = data?.items.length === 0 && find === ''
  const { data: any } = useAsk(
    agents.list,
    { state: 'all', limit: 1 },
    { kinds: ['asset'], enabled: isEmpty },
  )
  if (error) return <PageFault error={error} />
  if (any?.items.length === 0) return <NoAgents />
  if (!data) return <Skeleton shape="rows" />
  if (data.items.length === 0)
    return find === '' ? (
      <Empty title={w('none-waiting')} text={w('none-waiting-text')} />
    ) : (
      <Nothing text={w('none-found')} />
    )
  return (
    <>
      <Panel>
        <PanelList>
          {data.items.map((agent) => (
            <Entry key={agent.id} agent={agent} />
          ))}
        </PanelList>
      </Panel>
      {data.next !== null && limit < most && <Button onClick={() => setLimit(most)}>{w('more')}</Button>}
    </>
  )
}

function Entry({ agent }: { agent: Agent }) {
  const { id, name: device, state, candidates } = agent
  const may = useMay()('agents.manage')
  const [choosing, setChoosing] = useState(false)
  const deeds = useDeeds(agent)
  return (
    <PanelEntry
      icon={<Icon name="laptop" />}
      title={device}
      state={<StatePill state={state} />}
      sub={<Facts agent={agent} />}
      actions={
        may && (
          <>
            <Button
              size="s"
              busy={deeds.make.isPending}
              aria-label={w('make-name', { device })}
              onClick={() => deeds.make.mutate({ id })}
            >
              {w('make')}
            </Button>
            <Button size="s" aria-label={w('other-of', { device })} onClick={() => setChoosing(true)}>
              {w('other')}
            </Button>
            <Refuse agent={agent} deeds={deeds} size="s" />
          </>
        )
      }
    >
      {candidates.map((one, n) => (
        <Candidate
          // oxlint-disable-next-line react/no-array-index-key -- two that wait may be called the same
          key={n}
          candidate={one}
          device={device}
          onChoose={may ? (asset_id) => deeds.match.mutate({ id, asset_id }) : undefined}
        />
      ))}
      {choosing && <OtherAsset agent={agent} onClose={() => setChoosing(false)} />}
    </PanelEntry>
  )
}

interface CandidateProps {
  candidate: Agent['candidates'][number]
  device: string
  onChoose: ((assetId: string) => void) | undefined
}

function Candidate({ candidate: { asset, name, reasons }, device, onChoose }: CandidateProps) {
  return (
    <div className="row wrap" style={{ marginTop: 6 }}>
      <span className="grow f12">
        {asset ? (
          <Link to={`/assets/${asset.key}`}>{w('may-be', { name: `${asset.key} ${name}` })}</Link>
        ) : (
          w('may-be', { name: w('another-waits', { name }) })
        )}
        <span className="t2">: {whySaid(reasons)}</span>
      </span>
      {asset && onChoose && (
        <Button
          size="s"
          aria-label={w('it-is-name', { device, asset: asset.title })}
          onClick={() => onChoose(asset.id)}
        >
          {w('it-is')}
        </Button>
      )}
    </div>
  )
}

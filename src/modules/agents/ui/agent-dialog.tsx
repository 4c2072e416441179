import { Modal } from '@mantine/core'
import { useState } from 'react'
import { Button } from '#kit/button.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { When } from '#kit/when.tsx'
import type { Agent } from '../contract.ts'
import { PrivatePill, StatePill } from './agent-words.tsx'
import { Refuse } from './refuse.tsx'
import { useDeeds } from './use-deeds.ts'
import { w } from './words.ts'

interface AgentDialogProps {
  agent: Agent
  onClose: () => void
}

/** One device: what it is known by, and what can be decided about it. */
export function AgentDialog({ agent, onClose }: AgentDialogProps) {
  const { asset, state, late, serial, macs, tag, client, device, first_seen, due_at } = agent
  return (
    <Modal opened onClose={onClose} title={agent.name} size={560}>
      <div className="stack wide">
        <PropsList>
          <Prop title={w('state')}>
            <span className="row wrap">
              <StatePill state={state} late={late} />
              {agent.private && <PrivatePill />}
            </span>
          </Prop>
          <Prop title={w('asset')}>
            {asset && <Link to={`/assets/${asset.key}`}>{`${asset.key} ${asset.title}`}</Link>}
          </Prop>
          <Prop title={w('serial-title')}>{serial}</Prop>
          <Prop title={w('adapters-title')}>{macs.join(', ')}</Prop>
          <Prop title={w('itself')}>{device}</Prop>
          <Prop title={w('tag-title')}>{tag}</Prop>
          <Prop title={w('agent')}>{client}</Prop>
          <Prop title={w('signs-in')}>{w(`by-${agent.by}`)}</Prop>
          <Prop title={w('first-seen')}>
            <When at={first_seen} />
          </Prop>
          <Prop title={w('expected')}>
            <When at={due_at} />
          </Prop>
        </PropsList>
        <Decide agent={agent} onClose={onClose} />
      </div>
    </Modal>
  )
}

function Decide({ agent, onClose }: AgentDialogProps) {
  const { id, name: device, asset, state, undo } = agent
  const may = useMay()('agents.manage')
  const [sure, setSure] = useState(false)
  const [surePrivate, setSurePrivate] = useState(false)
  const deeds = useDeeds(agent, onClose)
  if (!may) return null
  return (
    <>
      {sure && <p>{w('split-text')}</p>}
      {surePrivate && <p>{w('private-text')}</p>}
      <div className="row wrap">
        {state === 'matched' && asset && (
          <Button
            icon="split"
            busy={deeds.split.isPending}
            onClick={() => (sure ? deeds.split.mutate({ id }) : setSure(true))}
          >
            {sure ? w('split-name', { device, asset: asset.title }) : w('split')}
          </Button>
        )}
        <Button
          busy={deeds.own.isPending}
          onClick={() =>
            agent.private || surePrivate
              ? deeds.own.mutate({ id, private: !agent.private })
              : setSurePrivate(true)
          }
        >
          {w(agent.private ? 'not-private' : 'private-is')}
        </Button>
        {undo && (
          <Button icon="undo" busy={deeds.undo.isPending} onClick={() => deeds.undo.mutate({ id })}>
            {w('undo')}
          </Button>
        )}
        {state !== 'refused' && <Refuse agent={agent} deeds={deeds} />}
      </div>
    </>
  )
}

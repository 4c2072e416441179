import { useAsk, useCommand } from '#kit/api'
import { IconButton } from '#kit/button.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel as Box, PanelBody } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { Said } from '#kit/said.tsx'
import { When } from '#kit/when.tsx'
import type { Reply } from '#lib/contract'
import { type AssetField, assetFields } from '../asset-fields.ts'
import { agents } from '../contract.ts'
import { AssetTokens } from './asset-tokens.tsx'
import { w } from './words.ts'

type About = Reply<typeof agents.about>['items'][number]
type Fact = About['facts'][number]

const isOnAsset = (field: string): field is AssetField => (assetFields as readonly string[]).includes(field)

/** What an agent says of an asset; shown on the asset's own page, where one reports. */
export function Panel({ id }: { id: string }) {
  const { data } = useAsk(agents.about, { id }, { kinds: ['asset', 'agent-token'] })
  if (!data) return null
  return (
    <>
      <Reports asset={id} items={data.items} />
      <AssetTokens id={id} about={data} />
    </>
  )
}

function Reports({ asset: id, items }: { asset: string; items: readonly About[] }) {
  return items.map(({ id: agent, name, client, by, seen_at, late, facts, busy }) => (
    <Box
      key={agent}
      title={w(late ? 'panel-late' : 'panel-title')}
      sub={
        <>
          {client} ·{' '}
          <Said say={(when) => w('seen-when', { when })} when={<When at={seen_at} as="relative" />} />
        </>
      }
      end={<Link to={`/agents?state=all&find=${encodeURIComponent(name)}`}>{name}</Link>}
    >
      <PanelBody>
        <PropsList>
          {facts.map((fact) => (
            <Prop key={fact.field} title={w(`fact-${fact.field}`)}>
              {fact.value}
              {fact.instead !== null && (
                <span className="warn f12"> · {w('instead', { value: fact.instead })}</span>
              )}
              <Deeds asset={id} agent={agent} fact={fact} />
            </Prop>
          ))}
          <Prop title={w('signs-in')}>{w(`by-${by}`)}</Prop>
          {busy && (
            <Prop title={w('busy')}>
              {w('busy-most', { memory: busy.memory, cpu: busy.cpu, days: busy.days })}
            </Prop>
          )}
        </PropsList>
      </PanelBody>
    </Box>
  ))
}

/** Takes what is reported, or keeps it off for good. */
function Deeds({
  asset,
  agent,
  fact: { field, instead, locked },
}: {
  asset: string
  agent: string
  fact: Fact
}) {
  const may = useMay()
  const title = w(`fact-${field}`)
  const take = useCommand(agents.takeFact, { touches: ['assets'], done: w('taken-over', { title }) })
  const lock = useCommand(agents.lockField, { done: w(locked ? 'unlocked' : 'locked', { title }) })
  const decides = may('agents.manage') && may('assets.write')
  if (!decides || locked === null || !isOnAsset(field)) return null
  return (
    <span>
      {instead !== null && !locked && (
        <IconButton
          icon="download"
          label={w('take-over', { title })}
          onClick={() => take.mutate({ id: asset, agent_id: agent, field })}
        />
      )}
      {(instead !== null || locked) && (
        <IconButton
          icon="lock"
          aria-pressed={locked}
          label={w(locked ? 'unlock' : 'lock', { title })}
          onClick={() => lock.mutate({ id: asset, field, locked: !locked })}
        />
      )}
    </span>
  )
}

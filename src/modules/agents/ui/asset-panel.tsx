import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { Panel as Box, PanelBody } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { Said } from '#kit/said.tsx'
import { When } from '#kit/when.tsx'
import { agents } from '../contract.ts'
import { w } from './words.ts'

/** What an agent says of an asset; shown on the asset's own page, where one reports. */
export function Panel({ id }: { id: string }) {
  const { data } = useAsk(agents.about, { id }, { kinds: ['asset'] })
  return data?.items.map(({ id: agent, name, client, seen_at, late, facts }) => (
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
          {facts.map(({ field, value, instead }) => (
            <Prop key={field} title={w(`fact-${field}`)}>
              {value}
              {instead !== null && <span className="warn f12"> · {w('instead', { value: instead })}</span>}
            </Prop>
          ))}
        </PropsList>
      </PanelBody>
    </Box>
  ))
}

import { useAsk } from '#kit/api'
import { useMay } from '#kit/me.tsx'
import { Panel as Box, PanelBody } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { agents } from '../contract.ts'
import { privateGroups } from '../engine/private.ts'
import { w } from './words.ts'

/** What is kept of somebody's own device, and what is not; shown to its owner as to everybody who sees it. */
export function Panel({ id }: { id: string }) {
  const { data } = useAsk(agents.kept, { id }, { kinds: ['asset'] })
  // Whoever sees what the agent reports reads the facts there.
  const told = useMay()('agents.read')
  return data?.items.map(({ id: agent, groups, facts }) => {
    const said = (all: readonly (typeof groups)[number][]) =>
      all.map((group) => w(`group-${group}`)).join(', ')
    const not = privateGroups.filter((group) => !groups.includes(group))
    return (
      <Box key={agent} title={w('kept-title')} sub={w('kept-text')}>
        <PanelBody>
          <PropsList>
            <Prop title={w('kept-yes')}>{said(groups)}</Prop>
            <Prop title={w('kept-not')}>
              {[...(not.length > 0 ? [said(not)] : []), w('kept-never')].join(', ')}
            </Prop>
            {(told ? [] : facts).map(({ field, value }) => (
              <Prop key={field} title={w(`fact-${field}`)}>
                {value}
              </Prop>
            ))}
          </PropsList>
        </PanelBody>
      </Box>
    )
  })
}

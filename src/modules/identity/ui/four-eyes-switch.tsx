import { Switch } from '@mantine/core'
import { useAsk, useCommand } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { identity } from '../contract.ts'
import { s } from './second-person-words.ts'

/** Whether whatever lets somebody do more needs a second person. */
export function FourEyes() {
  const may = useMay()('identity.roles')
  const { data } = useAsk(identity.pendingChanges, {}, { kinds: ['account'] })
  const decide = useCommand(identity.decideFourEyes, { done: (_, { on }) => (on ? s('eyes-on') : undefined) })
  return (
    <Panel
      title={s('eyes-title')}
      sub={s('eyes-text')}
      end={<Link to="/second-person">{s('eyes-open')}</Link>}
    >
      <PanelList>
        <PanelRow roomy>
          <Switch
            className="grow"
            label={s('eyes-switch')}
            checked={data?.on ?? false}
            disabled={!may || !data}
            aria-busy={decide.isPending}
            onChange={(event) => decide.isPending || decide.mutate({ on: event.currentTarget.checked })}
          />
        </PanelRow>
      </PanelList>
    </Panel>
  )
}

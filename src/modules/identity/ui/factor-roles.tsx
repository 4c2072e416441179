import { Switch } from '@mantine/core'
import type { Reply } from '#lib/contract'
import { useCommand } from '#kit/api'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { identity } from '../contract.ts'
import { w } from './words.ts'

type Role = Reply<typeof identity.roles>['roles'][number]

/** Which roles need a second factor, and how many of their people have none yet. */
export function FactorRoles({ roles }: { roles: readonly Role[] }) {
  const may = useMay()
  const require = useCommand(identity.requireSecondFactor, {
    done: (_, { roles: needing }) => w('factor-roles-done', { n: needing.length }),
  })
  const needing = roles.filter(({ needs_factor }) => needs_factor).map(({ name }) => name)
  const change = (name: Role['name'], needs: boolean) =>
    require.mutate({ roles: needs ? [...needing, name] : needing.filter((one) => one !== name) })
  return (
    <Panel title={w('factor-roles', { n: needing.length })} sub={w('factor-roles-text')}>
      <PanelList>
        {roles.map(({ name, title, people, without_factor, needs_factor }) => (
          <PanelRow key={name}>
            <Switch
              className="grow"
              label={title}
              checked={needs_factor}
              disabled={!may('identity.roles')}
              aria-busy={require.isPending}
              onChange={(event) => require.isPending || change(name, event.currentTarget.checked)}
            />
            <span className={needs_factor && without_factor > 0 ? 'f12 warn' : 'f12 t3'}>
              {w('factor-roles-people', { people, without: without_factor })}
            </span>
          </PanelRow>
        ))}
      </PanelList>
    </Panel>
  )
}

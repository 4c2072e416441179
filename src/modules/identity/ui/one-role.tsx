import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { Button } from '#kit/button.tsx'
import { inWords } from '#kit/fields-of'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import type { identity } from '../contract.ts'
import { DropRole } from './drop-role.tsx'
import { roleName } from './role-names.ts'
import { r } from './roles-words.ts'

type Roles = Reply<typeof identity.roles>
export type Role = Roles['roles'][number]

interface OneRoleProps {
  role: Role
  permissions: Roles['permissions']
}

/** What one role may, room by room; any can be copied, one of the organisation's own also changed and dropped. */
export function OneRole({ role, permissions }: OneRoleProps) {
  const may = useMay()
  const [dropping, setDropping] = useState(false)
  const held = permissions.filter(({ name }) => role.permissions.includes(name))
  const rooms = [...Map.groupBy(held, ({ room }) => room)]
  return (
    <Panel title={r('role-may', { role: role.title, n: held.length })} sub={role.text}>
      <PanelBody>
        <div className="stack">
          <PropsList>
            {rooms.map(([room, some]) => (
              <Prop key={room} title={inWords(room)}>
                {some.map(({ title }) => title).join(' · ')}
              </Prop>
            ))}
            <Prop title={r('role-sees')}>{r(role.staff ? 'role-sees-staff' : 'role-sees-own')}</Prop>
            {role.based_on !== null && <Prop title={r('role-based-on')}>{roleName(role.based_on)}</Prop>}
          </PropsList>
          {may('identity.roles') && (
            <p className="row wrap">
              <Button icon="copy" to={`/admin/roles/edit?from=${encodeURIComponent(role.name)}`}>
                {r('copy-role')}
              </Button>
              {role.own && (
                <Button icon="edit" to={`/admin/roles/edit?role=${encodeURIComponent(role.name)}`}>
                  {r('change-role')}
                </Button>
              )}
              {role.own && (
                <Button kind="danger" onClick={() => setDropping(true)}>
                  {r('drop-role')}
                </Button>
              )}
            </p>
          )}
        </div>
      </PanelBody>
      {dropping && <DropRole role={role} onClose={() => setDropping(false)} />}
    </Panel>
  )
}

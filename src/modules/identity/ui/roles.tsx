import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useSearchState } from '#kit/url'
import { identity } from '../contract.ts'
import { RoleName } from '../schemas.ts'
import { FactorRoles } from './factor-roles.tsx'
import { FourEyes } from './four-eyes-switch.tsx'
import { GiveRole } from './give-role.tsx'
import { GrantRows } from './grant-rows.tsx'
import { Matrix } from './matrix.tsx'
import { OneRole } from './one-role.tsx'
import { roleName } from './role-names.ts'
import classes from './tools.module.css'
import { r } from './roles-words.ts'
import { w } from './words.ts'

type Roles = Reply<typeof identity.roles>

/** What each role is, who holds it, and what it may. */
export function Screen() {
  const [search, set] = useSearchState()
  const role = RoleName.safeParse(search['role']).data
  const may = useMay()
  const [giving, setGiving] = useState(false)
  const { data, error } = useAsk(identity.roles, {}, { kinds: ['account', 'team'] })
  const chosen = data?.roles.find(({ name }) => name === role)
  return (
    <Administration
      current="roles"
      text={w('roles-text')}
      actions={
        may('identity.roles') && (
          <>
            <Button icon="plus" to="/admin/roles/edit">
              {r('new-role')}
            </Button>
            <Button kind="primary" icon="plus" onClick={() => setGiving(true)}>
              {w('give-role')}
            </Button>
          </>
        )
      }
    >
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="text" />}
      {data && (
        <div className="stack wide">
          <Cards
            roles={data.roles}
            chosen={role}
            onChoose={(name) => set({ role: name === role ? undefined : name })}
          />
          {chosen && <OneRole key={chosen.name} role={chosen} permissions={data.permissions} />}
          <Holders role={role} />
          <FactorRoles roles={data.roles} />
          <FourEyes />
          <Matrix {...data} />
        </div>
      )}
      {giving && data && <GiveRole roles={data.roles} role={role} onClose={() => setGiving(false)} />}
    </Administration>
  )
}

interface CardsProps {
  roles: Roles['roles']
  chosen: string | undefined
  onChoose: (role: string) => void
}

/** The roles in words; a click shows who holds one. */
const Cards = ({ roles, chosen, onChoose }: CardsProps) => (
  <div className={classes.roles}>
    {roles.map(({ name, title, text, own, people }) => (
      <button
        key={name}
        type="button"
        className={classes.role}
        aria-pressed={name === chosen}
        onClick={() => onChoose(name)}
      >
        <span className="row">
          <span className="b grow">{title}</span>
          {own && <Pill>{r('own-role')}</Pill>}
          <span className="f12 t3">{w('people-count', { n: people })}</span>
        </span>
        <span className="f12 t2">{text}</span>
      </button>
    ))}
  </div>
)

function Holders({ role }: { role: RoleName | undefined }) {
  const may = useMay()
  const input = { limit: 200, ...(role ? { role } : {}) }
  const { data, error } = useAsk(identity.grants, input, {
    kinds: ['account', 'team'],
    keep: true,
    enabled: may('identity.read'),
  })
  return (
    <Panel title={w('roles-holders')} end={role ? roleName(role) : w('all-roles')}>
      {error && <Nothing text={error.message} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data &&
        (data.items.length > 0 ? <GrantRows grants={data.items} /> : <Nothing text={w('nobody-holds')} />)}
    </Panel>
  )
}

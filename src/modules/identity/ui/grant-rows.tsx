import type { z } from 'zod'
import { useQueryClient } from '@tanstack/react-query'
import { ask, refresh, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { PanelList, PanelRow } from '#kit/panel.tsx'
import { identity } from '../contract.ts'
import type { NamedGrant } from '../schemas.ts'
import { roleName } from './role-names.ts'
import { r } from './roles-words.ts'
import { w } from './words.ts'

type Grant = z.output<typeof NamedGrant>

interface GrantRowsProps {
  grants: readonly Grant[]
  /** All are of this person: their name is not said again, but the team is through which they hold one. */
  of?: string
}

/** Who holds which role where; each can be taken away. */
export function GrantRows({ grants, of }: GrantRowsProps) {
  const may = useMay()
  const client = useQueryClient()
  const take = useCommand(identity.takeRole, {
    done: w('taken'),
    touches: ['me'],
    undo: async (_, { id }) => {
      const grant = grants.find((one) => one.id === id)
      if (!grant) return
      const { principal_id, role, team_id, place_id } = grant
      await ask(identity.giveRole, { principal_ids: [principal_id], role, team_id, place_id })
      refresh(client, ['identity', 'me'])
    },
  })
  return (
    <PanelList>
      {grants.map((grant) => (
        <PanelRow key={grant.id}>
          <span className="t3">
            <Icon name={grant.principal_kind === 'team' ? 'users' : 'user'} />
          </span>
          <span className="grow row wrap">
            {of === undefined && <Holder {...grant} />}
            <span className={of === undefined ? '' : 'b'}>{roleName(grant.role)}</span>
            <span className="t2">{whereOf(grant)}</span>
            {of !== undefined && grant.principal_id !== of && (
              <span className="t3">{w('through', { team: grant.principal })}</span>
            )}
          </span>
          {may('identity.roles') && (
            <Button
              size="s"
              aria-label={w('take-name', { role: roleName(grant.role), name: grant.principal })}
              onClick={() => take.mutate({ id: grant.id })}
            >
              {w('take')}
            </Button>
          )}
        </PanelRow>
      ))}
    </PanelList>
  )
}

const whereOf = ({ team, place }: Grant) => {
  if (team !== null) return w('for-team', { team })
  return place === null ? w('everywhere') : r('for-site', { place })
}

const Holder = ({ principal, principal_id, principal_kind }: Grant) =>
  principal_kind === 'person' ? (
    <Link to={`/admin/accounts/${principal_id}`} className="b">
      {principal}
    </Link>
  ) : (
    <span className="b">{principal}</span>
  )

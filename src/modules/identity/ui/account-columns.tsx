import type { z } from 'zod'
import { Pill } from '#kit/pill.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { useNow } from '#kit/reader.tsx'
import { When } from '#kit/when.tsx'
import { Account } from '../schemas.ts'
import { roleName } from './role-names.ts'
import { Said } from '#kit/said.tsx'
import { e } from './emergency-words.ts'
import { w } from './words.ts'

type Row = z.output<typeof Account>

const tones = { active: undefined, invited: 'info', closed: undefined, left: undefined } as const

export const AccountPill = ({ state, emergency }: Pick<Row, 'state' | 'emergency'>) => (
  <Pill tone={emergency ? 'warn' : tones[state]}>
    {emergency && state === 'active' ? e('state') : w(`state-${state}`)}
  </Pill>
)

/** How long an invitation can still be accepted, or that it cannot any more. */
export function Open({ state, invited_until }: Pick<Row, 'state' | 'invited_until'>) {
  const now = useNow()
  if (state !== 'invited') return null
  if (invited_until === null) return <span className="warn">{w('invited-closed')}</span>
  const isLate = Date.parse(invited_until) < now
  return (
    <span className={isLate ? 'warn' : 't3'}>
      <Said
        say={(when) => (isLate ? w('invited-late', { when }) : w('invited-until', { when }))}
        when={<When at={invited_until} />}
      />
    </span>
  )
}

// Beside other roles, that of the requester says nothing.
const telling = (roles: readonly string[]) => {
  const more = roles.filter((role) => role !== 'requester')
  return (more.length > 0 ? more : roles).map(roleName).join(', ')
}

export const accountColumns = () =>
  columnsOf(Account, ['name', 'email', 'state', 'roles', 'second_factor', 'signed_in_at'], {
    name: { main: true, sorts: ['name'], width: '2fr' },
    email: {
      width: '3fr',
      under: ({ email }) => (
        <span key="email" className="t3">
          {email}
        </span>
      ),
    },
    state: {
      width: 104,
      cell: (row) => <AccountPill {...row} />,
    },
    roles: { width: '3fr', cell: ({ roles }) => telling(roles) },
    second_factor: {
      width: 108,
      cell: ({ second_factor }) =>
        second_factor ? w('factor-is-on') : <span className="t3">{w('factor-is-off')}</span>,
    },
    signed_in_at: {
      width: 150,
      cell: (row) =>
        row.state === 'invited' ? (
          <Open {...row} />
        ) : row.signed_in_at === null ? (
          <span className="t3">{w('never-signed-in')}</span>
        ) : (
          <When at={row.signed_in_at} as="relative" />
        ),
    },
  })

import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelBody, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { Said } from '#kit/said.tsx'
import { Copyable } from '#kit/secret-shown.tsx'
import { When } from '#kit/when.tsx'
import { directories } from '../contract.ts'
import { ConnectionCalls } from './connection-calls.tsx'
import { TokenDialog } from './connection-token.tsx'
import { w } from './words.ts'

type Brought = Reply<typeof directories.connections>
export type OneConnection = Brought['items'][number]

/** Providers that bring people by themselves: where to, when they last did, and what was refused. */
export function Connections({ brought, may }: { brought: Brought; may: boolean }) {
  const { address, items } = brought
  if (items.length === 0) return null
  return (
    <Panel title={w('connections')} sub={w('connections-text')}>
      <PanelBody>
        <Copyable label={w('connection-address')} value={address} />
      </PanelBody>
      <PanelList>
        {items.map((connection) => (
          <Connection key={connection.id} connection={connection} may={may} />
        ))}
      </PanelList>
    </Panel>
  )
}

function Connection({ connection, may }: { connection: OneConnection; may: boolean }) {
  const { id, name, users, groups, made_at, refused_at, refused_ip } = connection
  const [open, setOpen] = useState<'token' | 'calls'>()
  const [sure, setSure] = useState(false)
  const revoke = useCommand(directories.revokeConnectionToken, { done: w('token-revoked') })
  const remove = useCommand(directories.removeConnection, { done: w('removed') })
  return (
    <>
      <PanelEntry
        icon={<Icon name="users" />}
        title={name}
        state={made_at === null ? <Pill tone="warn">{w('no-token')}</Pill> : undefined}
        sub={
          <>
            {w('brought', { users, groups })} · <Used connection={connection} />
          </>
        }
        actions={
          <>
            <Button size="s" aria-label={w('calls-name', { name })} onClick={() => setOpen('calls')}>
              {w('calls')}
            </Button>
            {may && (
              <>
                <Button size="s" aria-label={w('token-name', { name })} onClick={() => setOpen('token')}>
                  {w('token')}
                </Button>
                {made_at !== null && (
                  <Button
                    size="s"
                    busy={revoke.isPending}
                    aria-label={w('revoke-name', { name })}
                    onClick={() => revoke.mutate({ id })}
                  >
                    {w('revoke')}
                  </Button>
                )}
                <Button
                  size="s"
                  kind={sure ? 'danger' : 'plain'}
                  busy={remove.isPending}
                  aria-label={w('remove-name', { name })}
                  onClick={() => (sure ? remove.mutate({ id }) : setSure(true))}
                >
                  {sure ? w('remove-name', { name }) : w('remove')}
                </Button>
              </>
            )}
          </>
        }
      >
        {sure && <div className="f12 warn">{w('remove-why')}</div>}
        {refused_at && (
          <div className="f12 warn">
            <Said
              say={(when) => w('turned-away', { when, ip: refused_ip ?? '' })}
              when={<When at={refused_at} />}
            />
          </div>
        )}
      </PanelEntry>
      {open === 'token' && <TokenDialog connection={connection} onClose={() => setOpen(undefined)} />}
      {open === 'calls' && <ConnectionCalls connection={connection} onClose={() => setOpen(undefined)} />}
    </>
  )
}

const Used = ({ connection: { last_used_at, last_ip } }: { connection: OneConnection }) =>
  last_used_at ? (
    <Said
      say={(when) => w('used', { when, ip: last_ip ?? '' })}
      when={<When at={last_used_at} as="relative" />}
    />
  ) : (
    w('never-used')
  )

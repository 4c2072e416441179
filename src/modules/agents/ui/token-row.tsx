import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { PanelEntry } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { agents } from '../contract.ts'
import type { TokenRow as Token } from '../token-contract.ts'
import { Misuse } from './misuse.tsx'
import { RotateDialog } from './rotate-dialog.tsx'
import { TokenFacts } from './token-facts.tsx'
import { w } from './words.ts'

/** Whose it is: of one device, by a secret or a certificate, or shared. */
export const KindPill = ({ token: { own, certificate } }: { token: Token }) => (
  <Pill tone={own ? 'good' : undefined}>
    {w(certificate !== null ? 'kind-certificate' : own ? 'kind-own' : 'kind-shared')}
  </Pill>
)

/** One token: what it is for, when it was used, and what can be done with it. */
export function TokenRow({ token, may }: { token: Token; may: boolean }) {
  const { id, name, asset, certificate, misuse } = token
  const [sure, setSure] = useState(false)
  const [turning, setTurning] = useState(false)
  const revoke = useCommand(agents.revokeToken, { done: w('token-revoked') })
  return (
    <PanelEntry
      icon={<Icon name={certificate === null ? 'key' : 'shield'} />}
      title={name}
      state={
        <>
          <KindPill token={token} />
          {misuse && <Pill tone="bad">{w('misused')}</Pill>}
        </>
      }
      sub={
        <>
          {asset && (
            <>
              <Link to={`/assets/${asset.key}`}>{`${asset.key} ${asset.title}`}</Link>
              {' · '}
            </>
          )}
          <TokenFacts token={token} />
        </>
      }
      actions={
        may && (
          <>
            {certificate === null && (
              <Button size="s" aria-label={w('token-rotate-name', { name })} onClick={() => setTurning(true)}>
                {w('token-rotate')}
              </Button>
            )}
            <Button
              size="s"
              {...(sure && { kind: 'danger' as const })}
              busy={revoke.isPending}
              aria-label={w('token-revoke-name', { name })}
              onClick={() => (sure ? revoke.mutate({ id }) : setSure(true))}
            >
              {w('token-revoke')}
            </Button>
          </>
        )
      }
    >
      {misuse && <Misuse token={token} may={may} />}
      {sure && <p className="f12 warn">{w('token-sure')}</p>}
      {turning && <RotateDialog token={token} onClose={() => setTurning(false)} />}
    </PanelEntry>
  )
}

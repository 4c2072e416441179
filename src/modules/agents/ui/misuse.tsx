import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Said } from '#kit/said.tsx'
import { When } from '#kit/when.tsx'
import { agents } from '../contract.ts'
import type { TokenRow } from '../token-contract.ts'
import { w } from './words.ts'

/** That another device brought a token, and what somebody may make of it. */
export function Misuse({ token: { id, name, misuse }, may }: { token: TokenRow; may: boolean }) {
  const [sure, setSure] = useState(false)
  const known = useCommand(agents.tokenSeen, { done: w('misuse-seen') })
  const release = useCommand(agents.releaseToken, { done: w('released') })
  if (!misuse) return null
  const { at, device, ip } = misuse
  return (
    <div className="stack">
      <p className="f12 bad">
        <Said
          say={(when) =>
            ip === '' ? w('misused-by', { device, when }) : w('misused-by-from', { device, ip, when })
          }
          when={<When at={at} as="relative" />}
        />
      </p>
      {sure && <p className="f12 warn">{w('release-text')}</p>}
      {may && (
        <div className="row wrap">
          <Button
            size="s"
            busy={known.isPending}
            aria-label={w('misuse-known-name', { name })}
            onClick={() => known.mutate({ id })}
          >
            {w('misuse-known')}
          </Button>
          <Button
            size="s"
            busy={release.isPending}
            aria-label={w('release-name', { name })}
            onClick={() => (sure ? release.mutate({ id }) : setSure(true))}
          >
            {w('release')}
          </Button>
        </div>
      )}
    </div>
  )
}

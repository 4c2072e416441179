import type { z } from 'zod'
import { Button } from '#kit/button.tsx'
import { inWords } from '#kit/fields-of'
import { Icon } from '#kit/icon.tsx'
import { PanelList, PanelRow } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { When } from '#kit/when.tsx'
import type { Token } from '../schemas.ts'
import { Said } from '#kit/said.tsx'
import { w } from './words.ts'

/** What a scope of a token covers, in words. */
function scopeName(scope: string) {
  if (scope === '*') return w('token-may-everything')
  return scope.endsWith('.*') ? w('token-may-room', { room: inWords(scope.slice(0, -2)) }) : scope
}

/** A network of one address is that address. */
const networkName = (network: string) => network.replace(/(?<=\.\d+)\/32$|\/128$/, '')

type Row = z.output<typeof Token>

const tones = { active: 'good', expired: 'warn', revoked: undefined } as const

interface TokenRowsProps {
  tokens: readonly Row[]
  /** Also says whose each is. */
  named?: boolean
  onRevoke?: (token: Row) => void
}

/** Tokens: what each is for, may, and when it was used; a revoked one stays to be read. */
export const TokenRows = ({ tokens, named, onRevoke }: TokenRowsProps) => (
  <PanelList>
    {tokens.map((token) => (
      <PanelRow key={token.id} roomy>
        <span className="t3">
          <Icon name="key" />
        </span>
        <span className="grow">
          <span className="row wrap">
            <span className="b">{token.name}</span>
            {named && <span className="t2">{token.person}</span>}
            <Pill tone={tones[token.state]}>{w(`state-${token.state}`)}</Pill>
          </span>
          <span className="f12 t2">
            {token.permissions.map(scopeName).join(', ')} · <Used {...token} />
            {token.expires_at !== null && (
              <>
                {' · '}
                {w('token-expires')} <When at={token.expires_at} />
              </>
            )}
            {token.networks.length > 0 && (
              <> · {w('token-only-from', { networks: token.networks.map(networkName).join(', ') })}</>
            )}
            {token.refused_at !== null && (
              <span className="warn">
                {' · '}
                <Said
                  say={(when) => w('token-refused', { when, ip: token.refused_ip ?? '' })}
                  when={<When at={token.refused_at} as="relative" />}
                />
              </span>
            )}
          </span>
        </span>
        {onRevoke && token.state === 'active' && (
          <Button
            size="s"
            aria-label={w('token-revoke-name', { name: token.name })}
            onClick={() => onRevoke(token)}
          >
            {w('token-revoke')}
          </Button>
        )}
      </PanelRow>
    ))}
  </PanelList>
)

const Used = ({ last_used_at, last_ip }: Row) =>
  last_used_at === null ? (
    w('token-unused')
  ) : (
    <Said
      say={(when) => w('token-used', { when, ip: last_ip ?? '' })}
      when={<When at={last_used_at} as="relative" />}
    />
  )

import { Said } from '#kit/said.tsx'
import { When } from '#kit/when.tsx'
import type { TokenRow } from '../token-contract.ts'
import { w } from './words.ts'

/** When a token was made and used, from where, and until when the secret before lives, in a line. */
export function TokenFacts({ token }: { token: TokenRow }) {
  const { own, agent, private: isPrivate, certificate, made_at, used_at, used_ip, before_until } = token
  return (
    <>
      <Said say={(when) => w('token-made', { when })} when={<When at={made_at} as="relative" />} />
      {isPrivate && ` · ${w('token-private')}`}
      {own && agent === null && ` · ${w('token-unbound')}`}
      {' · '}
      {used_at === null ? (
        w('token-unused')
      ) : (
        <Said
          say={(when) => (used_ip ? w('token-used', { when, ip: used_ip }) : w('token-used-when', { when }))}
          when={<When at={used_at} as="relative" />}
        />
      )}
      {before_until !== null && (
        <>
          {' · '}
          <Said say={(when) => w('token-before', { when })} when={<When at={before_until} as="relative" />} />
        </>
      )}
      {certificate !== null && <span className="mono cut">{` · ${certificate.slice(0, 16)}…`}</span>}
    </>
  )
}

import { useState } from 'react'
import { ask, useAsk } from '#kit/api'
import { Callout } from '#kit/callout.tsx'
import { Door, Or } from '#kit/door.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Link } from '#kit/link.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useSearchState } from '#kit/url'
import { identity } from '../contract.ts'
import { EnterByPasskey } from './enter-by-passkey.tsx'
import { enter, nextIn } from './next.ts'
import { whyNoPasskeys } from './passkey-here.ts'
import { CodeStep } from './sign-in-code.tsx'
import { w } from './words.ts'

/** The door: address and password, and back to what was wanted. */
export function Screen() {
  const [search] = useSearchState()
  const { data: door, isPending } = useAsk(identity.door, {})
  const next = nextIn(search)
  const [owed, setOwed] = useState<{ app: boolean; passkey: boolean }>()
  // Which page this is depends on it: a new house must not ask for a password first.
  if (isPending)
    return (
      <Door title="">
        <Skeleton shape="text" />
      </Door>
    )
  if (door && !door.set_up)
    return (
      <Door title={w('not-set-up')}>
        <p>{w('not-set-up-text')}</p>
      </Door>
    )
  if (owed) return <CodeStep next={next} factors={owed} onBack={() => setOwed(undefined)} />
  return (
    <Door
      title={door?.organisation ? w('sign-in-to', { organisation: door.organisation }) : w('sign-in')}
      text={next === '/' ? undefined : w('return-there')}
      foot={
        <>
          <span>{door?.organisation && w('run-by', { organisation: door.organisation })}</span>
          <Link to="/forgot">{w('cannot-sign-in')}</Link>
        </>
      }
    >
      {search['done'] === 'reset' && <Callout tone="good">{w('reset-done')}</Callout>}
      <AutoForm
        bare="narrow"
        schema={identity.signIn.input}
        save={w('sign-in')}
        fields={['email', 'password']}
        extras={{
          email: { wide: true, autoComplete: 'username', autoFocus: true },
          password: { wide: true, autoComplete: 'current-password' },
        }}
        onSave={async (given) => {
          const { code, ...factors } = await ask(identity.signIn, given)
          if (code) setOwed(factors)
          else enter(next)
        }}
      />
      {whyNoPasskeys() === undefined && (
        <>
          <Or />
          <EnterByPasskey next={next} alone>
            {w('passkey-sign-in')}
          </EnterByPasskey>
        </>
      )}
    </Door>
  )
}

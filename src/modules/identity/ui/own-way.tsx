import { ask } from '#kit/api'
import { Or } from '#kit/door.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { identity } from '../contract.ts'
import { EnterByPasskey } from './enter-by-passkey.tsx'
import { enter } from './next.ts'
import { NoPasskeys } from './no-passkeys.tsx'
import { whyNoPasskeys } from './passkey-here.ts'
import { w } from './words.ts'

/** What is to be shown yet. */
export interface Owed {
  app: boolean
  passkey: boolean
}

interface OwnWayProps {
  next: string
  /** Whoever is here wants this way, and types at once. */
  isFirst: boolean
  onOwed: (owed: Owed) => void
}

/** In by address and password, or by passkey. */
export const OwnWay = ({ next, isFirst, onOwed }: OwnWayProps) => (
  <>
    <AutoForm
      bare="narrow"
      schema={identity.signIn.input}
      save={w('sign-in')}
      fields={['email', 'password']}
      extras={{
        email: { wide: true, autoComplete: 'username', autoFocus: isFirst },
        password: { wide: true, autoComplete: 'current-password' },
      }}
      onSave={async (given) => {
        const { code, ...factors } = await ask(identity.signIn, given)
        if (code) onOwed(factors)
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
    {/* Whoever has one looks for the button. */}
    {!window.isSecureContext && <NoPasskeys />}
  </>
)

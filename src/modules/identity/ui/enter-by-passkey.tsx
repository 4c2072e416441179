import type { ReactNode } from 'react'
import { ask } from '#kit/api'
import { identity } from '../contract.ts'
import { enter } from './next.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { showPasskey } from './show-passkey.ts'

interface EnterByPasskeyProps {
  next: string
  /** Not after a password, even if one was given here before. */
  alone?: boolean
  children: ReactNode
}

/** Comes in by a passkey: alone, or after the password. */
export const EnterByPasskey = ({ next, alone = false, children }: EnterByPasskeyProps) => (
  <PasskeyButton
    run={async () => {
      await ask(identity.signInPasskey, {
        ...(await showPasskey(() => ask(identity.beginSignInPasskey, { alone }))),
        alone,
      })
      enter(next)
    }}
  >
    {children}
  </PasskeyButton>
)

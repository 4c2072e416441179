import { ask } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Door, Or } from '#kit/door.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { identity } from '../contract.ts'
import { EnterByPasskey } from './enter-by-passkey.tsx'
import { enter } from './next.ts'
import { NoPasskeys } from './no-passkeys.tsx'
import { whyNoPasskeys } from './passkey-here.ts'
import { w } from './words.ts'

interface CodeStepProps {
  next: string
  /** What they have to show. */
  factors: { app: boolean; passkey: boolean }
  onBack: () => void
}

/** The second step: a passkey, a code of the app, or one from the paper with recovery codes. */
export const CodeStep = ({ next, factors: { app, passkey }, onBack }: CodeStepProps) => (
  <Door
    title={w('code-title')}
    text={w(app && passkey ? 'code-text-either' : app ? 'code-text' : 'code-text-passkey')}
    foot={
      <>
        {app && <span>{w('code-hint')}</span>}
        <Button kind="quiet" size="s" onClick={onBack}>
          {w('back-to-sign-in')}
        </Button>
      </>
    }
  >
    {passkey && <NoPasskeys />}
    {passkey && whyNoPasskeys() === undefined && (
      <>
        <EnterByPasskey next={next}>{w('passkey-use')}</EnterByPasskey>
        <Or />
      </>
    )}
    <AutoForm
      bare="narrow"
      schema={identity.signInCode.input}
      save={w('sign-in')}
      extras={{ code: { wide: true, autoFocus: !passkey, autoComplete: 'one-time-code' } }}
      onSave={async (given) => {
        await ask(identity.signInCode, given)
        enter(next)
      }}
    />
  </Door>
)

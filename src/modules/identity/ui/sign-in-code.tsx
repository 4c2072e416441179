import { ask } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Door } from '#kit/door.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { identity } from '../contract.ts'
import { enter } from './next.ts'
import { w } from './words.ts'

/** The second step: a code of the app, or one from the paper with recovery codes. */
export const CodeStep = ({ next, onBack }: { next: string; onBack: () => void }) => (
  <Door
    title={w('code-title')}
    text={w('code-text')}
    foot={
      <>
        <span>{w('code-hint')}</span>
        <Button kind="quiet" size="s" onClick={onBack}>
          {w('back-to-sign-in')}
        </Button>
      </>
    }
  >
    <AutoForm
      bare="narrow"
      schema={identity.signInCode.input}
      save={w('sign-in')}
      extras={{ code: { wide: true, autoFocus: true, autoComplete: 'one-time-code' } }}
      onSave={async (given) => {
        await ask(identity.signInCode, given)
        enter(next)
      }}
    />
  </Door>
)

import { Textarea } from '@mantine/core'
import type { Reply } from '#lib/contract'
import { ask, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { identity } from '../contract.ts'
import { QrCode } from './qr-code.tsx'
import type { Codes } from './recovery-codes.tsx'
import classes from './second-factor.module.css'
import { w } from './words.ts'

type Begun = Reply<typeof identity.setUpApp>

const inFours = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** Sets up an authenticator app: the picture, and a code that proves it; gives the recovery codes of a first factor. */
export function SetUpApp({ onDone }: { onDone: (codes: Codes) => void }) {
  const begin = useCommand(identity.setUpApp)
  if (!begin.data)
    return (
      <Button kind="primary" icon="shield" busy={begin.isPending} onClick={() => begin.mutate({})}>
        {w('app-set-up')}
      </Button>
    )
  return <Confirm begun={begin.data} onDone={onDone} />
}

const Confirm = ({ begun, onDone }: { begun: Begun; onDone: (codes: Codes) => void }) => (
  <div className={classes.steps}>
    <QrCode text={begun.address} label={w('app-picture')} />
    <div className="stack wide">
      <p className="t2">{w('app-scan')}</p>
      <Textarea
        label={w('app-secret')}
        classNames={{ input: 'mono' }}
        value={inFours(begun.secret)}
        readOnly
        autosize
        onFocus={(event) => event.currentTarget.select()}
      />
      <AutoForm
        bare
        schema={identity.confirmApp.input}
        save={w('app-confirm')}
        extras={{ code: { wide: true, hint: w('app-code-hint'), autoComplete: 'one-time-code' } }}
        onSave={async (given) => onDone((await ask(identity.confirmApp, given)).codes)}
      />
    </div>
  </div>
)

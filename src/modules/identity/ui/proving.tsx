import { Modal } from '@mantine/core'
import { Fragment } from 'react'
import type { Reply } from '#lib/contract'
import { ask, useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Or } from '#kit/door.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { answerProof } from '#kit/proof'
import { Skeleton } from '#kit/skeleton.tsx'
import { identity } from '../contract.ts'
import { Password } from '../schemas.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { NoPasskeys } from './no-passkeys.tsx'
import { whyNoPasskeys } from './passkey-here.ts'
import { ProveByProvider } from './prove-by-provider.tsx'
import { showPasskey } from './show-passkey.ts'
import { w as on } from './sign-on-words.ts'
import { w } from './words.ts'

const byPassword = identity.prove.input.extend({ proof: Password })
const cancel = () => answerProof(false)

/** Asks who it is before something dangerous is done, which then goes on by itself. */
export function Screen() {
  const { data, error } = useAsk(identity.secondFactor, {})
  return (
    <Modal
      opened
      onClose={cancel}
      title={w('prove-title')}
      size={420}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <div className="stack wide">
        <p className="t2">{w('prove-text')}</p>
        {data && <Ways shown={data} />}
        {error && <Typed hasApp={false} />}
        {!data && !error && <Skeleton shape="text" />}
      </div>
    </Modal>
  )
}

type Shown = Reply<typeof identity.secondFactor>

/** Each way in which they can show it; what is typed comes last. */
function Ways({ shown: { app_since, passkeys, password, providers } }: { shown: Shown }) {
  const made = passkeys.some(({ here }) => here)
  const hasKey = made && whyNoPasskeys() === undefined
  const hasApp = app_since !== null
  const ways = [
    ...(hasKey ? [<ByPasskey key="passkey" />] : []),
    ...(providers.length > 0 ? [<ProveByProvider key="provider" providers={providers} />] : []),
    ...(hasApp || password ? [<Typed key="typed" hasApp={hasApp} />] : []),
  ]
  return (
    <>
      {ways.map((way, n) => (
        <Fragment key={way.key}>
          {n > 0 && <Or />}
          {way}
        </Fragment>
      ))}
      {made && <NoPasskeys />}
      {ways.length === 0 && <p>{on('prove-no-way')}</p>}
      {!hasApp && !password && (
        <div>
          <Button kind="quiet" onClick={cancel}>
            {w('cancel')}
          </Button>
        </div>
      )}
    </>
  )
}

const ByPasskey = () => (
  <PasskeyButton
    run={async () => {
      await ask(identity.provePasskey, await showPasskey(() => ask(identity.beginProvePasskey, {})))
      answerProof(true)
    }}
  >
    {w('passkey-use')}
  </PasskeyButton>
)

/** A code of the app, or the password. */
const Typed = ({ hasApp }: { hasApp: boolean }) => (
  <AutoForm
    bare
    schema={hasApp ? identity.prove.input : byPassword}
    save={w('prove-save')}
    onCancel={cancel}
    extras={{
      proof: {
        wide: true,
        autoFocus: true,
        autoComplete: hasApp ? 'one-time-code' : 'current-password',
        ...(hasApp ? { hint: w('prove-hint') } : {}),
      },
    }}
    onSave={async (given) => {
      await ask(identity.prove, given)
      answerProof(true)
    }}
  />
)

import { Modal } from '@mantine/core'
import { ask, useAsk } from '#kit/api'
import { Or } from '#kit/door.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { answerProof } from '#kit/proof'
import { Skeleton } from '#kit/skeleton.tsx'
import { identity } from '../contract.ts'
import { Password } from '../schemas.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { whyNoPasskeys } from './passkey-here.ts'
import { showPasskey } from './show-passkey.ts'
import { w } from './words.ts'

const byPassword = identity.prove.input.extend({ proof: Password })

/** Asks who it is before something dangerous is done, which then goes on by itself. */
export function Screen() {
  const { data, error } = useAsk(identity.secondFactor, {})
  const has = data !== undefined && data.app_since !== null
  const cancel = () => answerProof(false)
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
        {data && data.passkeys.some(({ here }) => here) && whyNoPasskeys() === undefined && (
          <>
            <PasskeyButton
              run={async () => {
                await ask(identity.provePasskey, await showPasskey(() => ask(identity.beginProvePasskey, {})))
                answerProof(true)
              }}
            >
              {w('passkey-use')}
            </PasskeyButton>
            <Or />
          </>
        )}
        {data || error ? (
          <AutoForm
            bare
            schema={has ? identity.prove.input : byPassword}
            save={w('prove-save')}
            onCancel={cancel}
            extras={{
              proof: {
                wide: true,
                autoFocus: true,
                autoComplete: has ? 'one-time-code' : 'current-password',
                ...(has ? { hint: w('prove-hint') } : {}),
              },
            }}
            onSave={async (given) => {
              await ask(identity.prove, given)
              answerProof(true)
            }}
          />
        ) : (
          <Skeleton shape="text" />
        )}
      </div>
    </Modal>
  )
}

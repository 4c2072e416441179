import { useState } from 'react'
import { ask, useAsk } from '#kit/api'
import { Callout } from '#kit/callout.tsx'
import { Door } from '#kit/door.tsx'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Link } from '#kit/link.tsx'
import { identity } from '../contract.ts'
import { w } from './words.ts'

/** Asks for a link to choose a new password; says the same whoever asks for whom. */
export function Screen() {
  const { data: door } = useAsk(identity.door, {})
  const [sentTo, setSentTo] = useState<string>()
  const foot = <Link to="/sign-in">{w('back-to-sign-in')}</Link>
  if (sentTo !== undefined)
    return (
      <Door title={w('forgot-sent')} foot={foot}>
        <output>{w('forgot-sent-text', { email: sentTo })}</output>
      </Door>
    )
  return (
    <Door title={w('forgot')} text={door?.mails === false ? undefined : w('forgot-text')} foot={foot}>
      {door?.mails === false ? (
        <Callout tone="info">{w('forgot-no-mails')}</Callout>
      ) : (
        <AutoForm
          bare="narrow"
          schema={identity.forgot.input}
          save={w('forgot-save')}
          extras={{ email: { wide: true, autoComplete: 'username', autoFocus: true } }}
          onSave={async (given) => {
            await ask(identity.forgot, given)
            setSentTo(given.email)
          }}
        />
      )}
    </Door>
  )
}

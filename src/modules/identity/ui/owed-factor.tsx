import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, tellRefusal, useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Door, Or } from '#kit/door.tsx'
import { useSearchState } from '#kit/url'
import { identity } from '../contract.ts'
import { enter, nextIn } from './next.ts'
import { whyNoPasskeys } from './passkey-here.ts'
import { NoPasskeys } from './no-passkeys.tsx'
import { MakePasskey } from './passkeys.tsx'
import { type Codes, RecoveryCodes } from './recovery-codes.tsx'
import { SetUpApp } from './set-up-app.tsx'
import { w } from './words.ts'

/** Where everyone is led whose role needs a second factor, as long as they have none. */
export function Screen() {
  const [search] = useSearchState()
  const client = useQueryClient()
  const { data: door } = useAsk(identity.door, {})
  const signOut = async () => {
    try {
      await ask(identity.signOut, {})
      client.clear()
      enter('/sign-in')
    } catch (thrown) {
      tellRefusal(thrown)
    }
  }
  const [codes, setCodes] = useState<Codes>([])
  const goOn = () => enter(nextIn(search))
  const added = (made: Codes) => (made.length > 0 ? setCodes(made) : goOn())
  return (
    <Door
      title={w('owed-title')}
      text={w('owed-text', { organisation: door?.organisation || w('owed-house') })}
      foot={
        <Button kind="quiet" size="s" onClick={() => void signOut()}>
          {w('sign-out')}
        </Button>
      }
    >
      <SetUpApp onDone={added} />
      {whyNoPasskeys() === undefined ? (
        <>
          <Or />
          <MakePasskey onDone={added} />
        </>
      ) : (
        <NoPasskeys />
      )}
      {codes.length > 0 && <RecoveryCodes codes={codes} onClose={goOn} />}
    </Door>
  )
}

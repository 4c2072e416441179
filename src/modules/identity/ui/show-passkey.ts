import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { ask } from '#kit/api'
import { Refused } from '#kit/refused'
import { identity } from '../contract.ts'
import { w } from './words.ts'

/** What the browser's dialog ended with, as a sentence: cancelled, or the house has another name than this address. */
function told(thrown: unknown, house: string | undefined): unknown {
  if (!(thrown instanceof Error) || thrown instanceof Refused) return thrown
  const code = thrown instanceof WebAuthnError ? thrown.code : ''
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return new Error(w('passkey-known'))
  if (code === 'ERROR_INVALID_RP_ID' || thrown.name === 'SecurityError')
    return new Error(w('passkey-other-house', { house: house ?? '' }))
  return new Error(w('passkey-cancelled'))
}

type Answer = RegistrationResponseJSON | AuthenticationResponseJSON

/** What the standard leaves open inside goes as it is. */
const answerOf = ({ response, clientExtensionResults, ...answer }: Answer) => ({
  ...answer,
  response: { ...response },
  clientExtensionResults: { ...clientExtensionResults },
})

/** Has the browser show a passkey; gives what it signed. */
export async function showPasskey(begin: () => Promise<{ options: unknown }>) {
  const { options } = await begin()
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON
  try {
    return { answer: answerOf(await startAuthentication({ optionsJSON })) }
  } catch (thrown) {
    throw told(thrown, optionsJSON.rpId)
  }
}

/** Has the browser make a passkey, and keeps it; gives the recovery codes that came with a first one. */
export async function makePasskey(): Promise<readonly string[]> {
  const { options } = await ask(identity.beginPasskey, {})
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  let made
  try {
    made = await startRegistration({ optionsJSON })
  } catch (thrown) {
    throw told(thrown, optionsJSON.rp.id)
  }
  return (await ask(identity.addPasskey, { answer: answerOf(made) })).codes
}

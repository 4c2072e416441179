import { Callout } from '#kit/callout.tsx'
import { whyNoPasskeys } from './passkey-here.ts'
import { w } from './words.ts'

/** Says why no passkey can be made or shown at this address; nothing where one can. */
export function NoPasskeys() {
  const why = whyNoPasskeys()
  if (why === undefined) return null
  return (
    <Callout tone="info" title={w('passkey-not-here')}>
      {why}
    </Callout>
  )
}

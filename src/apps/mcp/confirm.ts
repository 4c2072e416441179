import { createHmac, timingSafeEqual } from 'node:crypto'

const lastsMs = 10 * 60_000

/** Codes that somebody is given with a preview, and gives back to have just that done. */
export interface Confirmations {
  readonly give: (deed: string) => string
  readonly fits: (code: string, deed: string) => boolean
}

/** Nothing is kept: a code is when it ends, and that moment and the deed under a key. It fits for ten minutes. */
export function confirmations(key: Uint8Array, now: () => number): Confirmations {
  const signed = (until: string, deed: string) =>
    createHmac('sha256', key).update(`${until} ${deed}`).digest('base64url').slice(0, 22)
  return {
    give(deed) {
      const until = (now() + lastsMs).toString(36)
      return `${until}-${signed(until, deed)}`
    },
    fits(code, deed) {
      const cut = code.indexOf('-')
      const [until, given] = [code.slice(0, cut), Buffer.from(code.slice(cut + 1))]
      const right = Buffer.from(signed(until, deed))
      return (
        given.length === right.length && timingSafeEqual(given, right) && Number.parseInt(until, 36) > now()
      )
    },
  }
}

import type { CompiledCalendar } from '#lib/time/span-table'
import type { Choice } from '../contract.ts'
import { nextDigest, quietUntil } from './quiet.ts'

/**
 * So long a mail or push waits: for whoever takes back what it tells of, and a mail also for its reader, who may have seen
 * it by then.
 */
export const graceMs = { mail: 60_000, push: 15_000, urgent: 15_000 }

/** How one person wants to be told. */
export interface Wanted {
  readonly zone: string
  readonly digest_minute: number
  readonly quiet_from: number | null
  readonly quiet_to: number | null
  readonly only_at_work: boolean
  readonly urgent: boolean
  /** Their hours of work, where they are known. */
  readonly hours?: CompiledCalendar | undefined
}

export interface Asked {
  readonly at: number
  readonly choice: Choice
  /** It breaks into quiet hours where its reader lets it. */
  readonly urgent: boolean
  /** Whoever raised it mails it. */
  readonly spared: boolean
}

export interface Plan {
  readonly how: 'now' | 'digest' | null
  readonly mail_at: number | null
  readonly push_at: number | null
}

/** When one notice leaves by which way; undefined where its reader is not told of such things at all. */
export function planOf({ at, choice, urgent, spared }: Asked, wanted: Wanted): Plan | undefined {
  if (!choice.inbox) return undefined
  const { zone, quiet_from, quiet_to, hours } = wanted
  const quiet = { zone, from: quiet_from, to: quiet_to, hours: wanted.only_at_work ? hours : undefined }
  const calm = (ms: number) => (urgent && wanted.urgent ? ms : quietUntil(ms, quiet))
  const push_at = choice.push ? calm(at + graceMs.push) : null
  if (spared || choice.mail === 'no') return { how: null, mail_at: null, push_at }
  if (choice.mail === 'now')
    return { how: 'now', mail_at: calm(at + (urgent ? graceMs.urgent : graceMs.mail)), push_at }
  return {
    how: 'digest',
    mail_at: nextDigest(at, { zone, minute: wanted.digest_minute, hours }),
    push_at,
  }
}

import { localeOf } from '#lib/time/relative'
import type { Sentence } from '#lib/words'
import type { Read } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import { type Letter, writeLetter } from '#kernel/mail/letter'
import { organisationOf } from './settings.ts'
import { w } from './words.ts'

/** An instant as the reader would write it: day and minute, in their zone, which is named. */
export function spoken(instant: string, { language, zone }: { language: string; zone: string }) {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone: zone,
  })
  return format.format(Temporal.Instant.from(instant).epochMilliseconds)
}

interface Reader {
  name: string
  language: string
  zone: string
}

async function lettersOf(ctx: Pick<Read, 'db'>) {
  const { address } = await installationOf(ctx)
  const { name: organisation } = await organisationOf(ctx)
  const foot = [
    organisation ? w.later('mail-foot', { organisation, address }) : w.later('mail-foot-bare', { address }),
  ]
  const write = (reader: Reader, letter: Omit<Letter, 'foot'>) =>
    writeLetter(
      { ...letter, lines: [w.later('mail-hello', { name: reader.name }), ...letter.lines], foot },
      reader.language,
    )
  return { organisation, write }
}

export interface Texts {
  subject: string
  text: string
  html: string
}

/** Says one letter to each of its readers. */
export async function toEach<R extends Reader>(
  ctx: Pick<Read, 'db'>,
  readers: readonly R[],
  letter: (reader: R, organisation: string) => Omit<Letter, 'foot'>,
): Promise<Texts[]> {
  const { organisation, write } = await lettersOf(ctx)
  return readers.map((reader) => write(reader, letter(reader, organisation)))
}

interface Linked extends Reader {
  url: string
  until: string
}
const until = (reader: Linked): Sentence =>
  w.later('mail-invite-until', { until: spoken(reader.until, reader) })

export const invitationMails = (ctx: Pick<Read, 'db'>, by: string, readers: readonly Linked[]) =>
  toEach(ctx, readers, (reader, organisation) => ({
    subject: w.later('mail-invite-subject', { organisation }),
    lines: [w.later('mail-invite', { by, organisation }), until(reader)],
    action: { label: w.later('mail-invite-action'), url: reader.url },
  }))

export const resetMails = (ctx: Pick<Read, 'db'>, readers: readonly Linked[]) =>
  toEach(ctx, readers, (reader) => ({
    subject: w.later('mail-reset-subject'),
    lines: [w.later('mail-reset'), until(reader), w.later('mail-reset-not-me')],
    action: { label: w.later('mail-reset-action'), url: reader.url },
  }))

type At = Pick<Read, 'db' | 'now'>

export const changedMails = (ctx: At, readers: readonly Reader[]) =>
  toEach(ctx, readers, (reader) => ({
    subject: w.later('mail-changed-subject'),
    lines: [w.later('mail-changed', { at: spoken(ctx.now, reader) }), w.later('mail-changed-not-me')],
  }))

const added = (what: 'mail-app-added' | 'mail-passkey-added') => (ctx: At, readers: readonly Reader[]) =>
  toEach(ctx, readers, (reader) => ({
    subject: w.later(`${what}-subject`),
    lines: [w.later(what, { at: spoken(ctx.now, reader) }), w.later('mail-changed-not-me')],
  }))

export const appAddedMails = added('mail-app-added')
export const passkeyAddedMails = added('mail-passkey-added')

export const factorTakenMails = (ctx: At & Pick<Read, 'actor'>, readers: readonly Reader[]) =>
  toEach(ctx, readers, (reader) => ({
    subject: w.later('mail-factor-subject'),
    lines: [
      w.later('mail-factor', { by: ctx.actor.name, at: spoken(ctx.now, reader) }),
      w.later('mail-factor-not-me'),
    ],
  }))

export const testMails = (ctx: Pick<Read, 'db'>, readers: readonly Reader[]) =>
  toEach(ctx, readers, () => ({ subject: w.later('mail-test-subject'), lines: [w.later('mail-test')] }))

/** What happened to an emergency account, and what to do if nobody knows why. */
export async function emergencyMails(ctx: At, readers: readonly Reader[], says: Sentence) {
  const { address } = await installationOf(ctx)
  return toEach(ctx, readers, (reader) => ({
    subject: w.later('mail-emergency-subject'),
    lines: [
      says,
      w.later('mail-emergency-at', { at: spoken(ctx.now, reader) }),
      w.later('mail-emergency-not'),
    ],
    action: { label: w.later('mail-emergency-action'), url: `${address}/admin/audit` },
  }))
}

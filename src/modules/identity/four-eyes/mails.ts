import type { Write } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import type { AccountRow } from '../accounts.ts'
import { spoken, toEach } from '../mails.ts'
import { type Gain, gainsInWords } from './pending.ts'
import { w } from './words.ts'

type Readers = readonly AccountRow[]
const page = '/second-person'

const actionOf = async (ctx: Write) => ({
  label: w.later('mail-action'),
  url: `${(await installationOf(ctx)).address}${page}`,
})

/** In a letter the gains are said in English: its sentences are, until another language is there. */
const whatOf = (ctx: Write, gains: readonly Gain[]) => gainsInWords(ctx, gains, 'en')

export async function askedMails(
  ctx: Write,
  readers: Readers,
  { gains, until }: { gains: readonly Gain[]; until: string },
) {
  const [what, action, by] = [await whatOf(ctx, gains), await actionOf(ctx), ctx.actor.name]
  return toEach(ctx, readers, (reader) => ({
    subject: w.later('mail-asked-subject', { by }),
    lines: [w.later('mail-asked', { by, what }), w.later('mail-asked-do', { until: spoken(until, reader) })],
    action,
  }))
}

/** To whoever asked. */
export async function decidedMails(ctx: Write, readers: Readers, gains: readonly Gain[], reason?: string) {
  const [what, action, by] = [await whatOf(ctx, gains), await actionOf(ctx), ctx.actor.name]
  const how = reason === undefined ? 'confirmed' : 'declined'
  return toEach(ctx, readers, () => ({
    subject: w.later(`mail-${how}-subject`),
    lines: [
      w.later(`mail-${how}`, { by, what }),
      ...(reason === undefined ? [] : [w.later('mail-reason', { reason })]),
    ],
    action,
  }))
}

export async function aloneMails(ctx: Write, readers: Readers, gains: readonly Gain[]) {
  const [what, action, by] = [await whatOf(ctx, gains), await actionOf(ctx), ctx.actor.name]
  return toEach(ctx, readers, () => ({
    subject: w.later('mail-alone-subject'),
    lines: [w.later('mail-alone', { by, what })],
    action,
  }))
}

import type { Write } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import type { AccountRow } from '../accounts.ts'
import { toEach } from '../mails.ts'
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

export async function aloneMails(ctx: Write, readers: Readers, gains: readonly Gain[]) {
  const [what, action, by] = [await whatOf(ctx, gains), await actionOf(ctx), ctx.actor.name]
  return toEach(ctx, readers, () => ({
    subject: w.later('mail-alone-subject'),
    lines: [w.later('mail-alone', { by, what })],
    action,
  }))
}

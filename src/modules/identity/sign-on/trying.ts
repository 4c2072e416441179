import { say, type Sentence } from '#lib/words'
import type { Read } from '#kernel/context'
import type { Came } from '../engine/claims.ts'
import { ProviderFault } from './faults.ts'
import type { ProviderRow } from './providers.ts'
import { type Who, type WhyNot, whoIs } from './who.ts'
import { w } from './words.ts'

const outcomeOf = (who: Who, { address }: Came): Sentence => {
  const detail = address ?? say(w.later('none-given'), 'en')
  switch (who.is) {
    case 'linked':
      return w.later('outcome-enters', { name: who.account.name })
    case 'account':
      return w.later('outcome-links', { name: who.account.name })
    case 'person':
      return w.later('outcome-account', { name: who.name })
    case 'newcomer':
      return w.later('outcome-newcomer', { name: who.name })
    case 'refused':
      return whyNot(who.why, detail)
  }
}

function whyNot(why: WhyNot, detail: string): Sentence {
  if (why === 'closed') return w.later('fault-closed')
  if (why === 'other-subject') return w.later('fault-other-subject')
  return w.later(`fault-${why}`, { detail })
}

/** What would have happened, for the administrator who tries it: nobody is let in, and nothing is written. */
export async function triedAs(ctx: Read, provider: ProviderRow, someone: Came | ProviderFault) {
  const { language } = ctx.actor
  if (someone instanceof ProviderFault)
    return {
      subject: '',
      address: null,
      verified: false,
      strong: false,
      methods: [],
      good: false,
      outcome: say(someone.sentence, language),
    }
  const who = await whoIs(ctx, provider, someone)
  const { subject, address, verified, strong, methods } = someone
  const outcome = say(outcomeOf(who, someone), language)
  return { subject, address, verified, strong, methods, good: who.is !== 'refused', outcome }
}

import type { Sentence } from '#lib/words'
import type { Read } from '#kernel/context'
import { auditTrail, countInTrail } from '#facets/history/audit'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { firstStep } from '#facets/home/first-steps'
import { installationOf } from '#kernel/installation'
import { locked, roleGiven, roleTaken, secondFactorTaken } from './events.ts'
import { lateInvitations } from './queries/accounts.ts'
import { mail } from './queries/mail.ts'
import { w } from './words.ts'

const shown = 3
const mailAt = (state: string) => `/admin/mail?state=${state}`

/** Mail that does not arrive by itself: it failed, may not have arrived, or waits for a server that nobody named. */
async function mailInNeed(ctx: Read): Promise<Finding | null> {
  const { mails, counts } = await mail(ctx, { limit: 1 })
  const waiting = mails ? 0 : counts.waiting
  const states = [
    ['failed', counts.failed],
    ['uncertain', counts.uncertain],
    ['waiting', waiting],
  ] as const
  const [worst] = states.find(([, n]) => n > 0) ?? []
  if (worst === undefined) return null
  const { items } = await mail(ctx, { state: worst, limit: shown })
  const { failed, uncertain } = counts
  return {
    title:
      waiting > 0 ? w.later('home.mail-off', { n: waiting }) : w.later('home.mail', { failed, uncertain }),
    figures: states.flatMap(([state, n]) =>
      n > 0 ? [{ words: w.later(`home.mail-${state}`, { n }), to: mailAt(state) }] : [],
    ),
    items: items.map(({ id, subject, to, error }) => ({
      id,
      title: subject,
      to: mailAt(worst),
      sub: error ?? to,
    })),
  }
}

/** Who was invited and let the time run out: they cannot come in until somebody invites them again. */
async function invitationsInNeed(ctx: Read): Promise<Finding | null> {
  const { invited, late, items } = await lateInvitations(ctx, shown)
  if (late === 0) return null
  return {
    title: w.later('home.invitations', { n: late }),
    figures: [{ words: w.later('home.invited', { n: invited }), to: '/admin/accounts?state=invited' }],
    items: items.map(({ id, name, email }) => ({
      id,
      title: name,
      to: `/admin/accounts/${id}`,
      sub: email,
    })),
  }
}

/** What happened at the doors in the last seven days, one kind of event a figure. */
async function trail(
  ctx: Read,
  asked: readonly { kind: string; words: 'home.given' | 'home.taken' | 'home.locked' | 'home.factors' }[],
  title: (counts: readonly number[]) => Sentence,
): Promise<Finding | null> {
  const dayOf = (moment: string) =>
    Temporal.Instant.from(moment).toZonedDateTimeISO(ctx.actor.zone).toPlainDate()
  const day = dayOf(ctx.now).subtract({ days: 6 })
  const from = day.toZonedDateTime(ctx.actor.zone).toInstant().toString()
  const figures = await Promise.all(
    asked.map(async ({ kind, words }) => ({ kind, words, n: await countInTrail(ctx, kind, from) })),
  )
  if (figures.every(({ n }) => n === 0)) return null
  const pages = await Promise.all(asked.map(({ kind }) => auditTrail(ctx, { kind, from, limit: shown })))
  const newest = pages
    .flatMap(({ items }) => items)
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, shown)
  const at = (kind: string) => `/admin/audit?kind=${kind}&from=${day.toString()}`
  return {
    title: title(figures.map(({ n }) => n)),
    calm: true,
    figures: figures.flatMap(({ kind, words, n }) =>
      n > 0 ? [{ words: w.later(words, { n }), to: at(kind) }] : [],
    ),
    items: newest.map(({ id, kind, lines, at: moment }) => ({
      id,
      title: lines.join(' · '),
      to: at(kind),
      day: { date: dayOf(moment).toString(), until: false },
    })),
  }
}

const given = { kind: roleGiven.name, words: 'home.given' } as const
const taken = { kind: roleTaken.name, words: 'home.taken' } as const
const off = { kind: secondFactorTaken.name, words: 'home.factors' } as const
const shut = { kind: locked.name, words: 'home.locked' } as const

const can = 'audit.read'
tellAtHome({ name: 'identity.mail', order: 72, can: 'identity.mail', find: mailInNeed })
tellAtHome({ name: 'identity.invitations', order: 73, can: 'identity.accounts', find: invitationsInNeed })
tellAtHome({
  name: 'identity.roles',
  order: 80,
  can,
  find: (ctx) => trail(ctx, [given, taken], ([a = 0, b = 0]) => w.later('home.roles', { n: a + b })),
})
tellAtHome({
  name: 'identity.locked',
  order: 81,
  can,
  find: (ctx) => trail(ctx, [shut], ([n = 0]) => w.later('home.guessing', { n })),
})
tellAtHome({
  name: 'identity.factors',
  order: 82,
  can,
  find: (ctx) => trail(ctx, [off], ([n = 0]) => w.later('home.factors-off', { n })),
})
firstStep({
  name: 'identity.invite',
  order: 20,
  can: 'identity.accounts',
  title: w.later('first-invite'),
  why: w.later('first-invite-why'),
  to: '/admin/accounts',
  isDone: async ({ db }) =>
    (await db.selectFrom('account').select('person_id').limit(2).execute()).length > 1,
})
firstStep({
  name: 'identity.mail',
  order: 40,
  can: 'identity.mail',
  title: w.later('first-mail'),
  why: w.later('first-mail-why'),
  to: '/admin/mail',
  isDone: async (ctx) => (await installationOf(ctx)).mails,
})

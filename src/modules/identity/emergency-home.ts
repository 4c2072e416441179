import type { Read } from '#kernel/context'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { type EmergencyAccount, emergencyAccounts } from './emergency.ts'
import { isFourEyes } from './four-eyes/setting.ts'
import { ownWaysFor } from './sign-on/providers.ts'
import { w } from './words.ts'

/** As vendors of directories advise: whoever has to mend a house at night should not then learn that the password is lost. */
const tryEveryDays = 90
const accountsPage = '/admin/accounts'

const since = (now: string, days: number) =>
  Temporal.Instant.from(now)
    .subtract({ hours: days * 24 })
    .toString()

const isUntried =
  (now: string) =>
  ({ tried_at }: EmergencyAccount) =>
    tried_at === null || tried_at < since(now, tryEveryDays)

/** Nobody is kept for the day on which the provider fails; or it is not known whether they could come in. */
async function emergencyInNeed(ctx: Read): Promise<Finding | null> {
  const kept = await emergencyAccounts(ctx)
  const figures = [{ words: w.later('home.emergency-all'), to: accountsPage }]
  if (kept.length === 0)
    return (await ownWaysFor(ctx)) === 'everyone' && !(await isFourEyes(ctx))
      ? null
      : { title: w.later('home.emergency-none'), figures, items: [] }
  const untried = kept.filter(isUntried(ctx.now))
  if (untried.length === 0) return null
  const { zone } = ctx.actor
  const dayOf = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString()
  return {
    title: w.later('home.emergency-untried', { n: untried.length, days: tryEveryDays }),
    figures,
    items: untried.map(({ id, name, tried_at }) => ({
      id,
      title: name,
      to: `${accountsPage}/${id}`,
      sub: w.later(tried_at === null ? 'home.emergency-never' : 'home.emergency-tried'),
      day: tried_at === null ? null : { date: dayOf(tried_at), until: false },
    })),
  }
}

tellAtHome({ name: 'identity.emergency', order: 71, can: 'identity.accounts', find: emergencyInNeed })

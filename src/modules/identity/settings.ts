import { z } from 'zod'
import { Currency } from '#lib/money/money'
import { Zone } from '#lib/zone'
import { type Actor, system } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { setting, valuesOf } from '#kernel/settings'
import { todayOf } from '#kernel/today'
import { Language } from './schemas.ts'
import { w } from './words.ts'

const organisationName = setting(
  'organisation.name',
  w.later('organisation-name'),
  z.string().trim().min(1).max(200),
  '',
  { open: true },
)
const organisationLanguage = setting(
  'organisation.language',
  w.later('organisation-language'),
  Language,
  'en',
  {
    open: true,
  },
)
const organisationZone = setting('organisation.zone', w.later('organisation-zone'), Zone, 'UTC', {
  open: true,
})
/** What an amount without a currency is of. */
const organisationCurrency = setting(
  'organisation.currency',
  w.later('organisation-currency'),
  Currency,
  'EUR',
  {
    open: true,
  },
)
export const settings = { organisationName, organisationLanguage, organisationZone, organisationCurrency }

export interface Organisation {
  name: string
  language: string
  zone: string
  currency: string
}

/** The house itself by its own clock: where it reckons with days, they are those of the organisation. */
export const houseOf = async (ctx: Pick<Read, 'db'>): Promise<Actor> => ({
  ...system,
  zone: (await organisationOf(ctx)).zone,
})

/** The day that it is where the house is. */
export const houseDay = async (ctx: Pick<Read, 'db' | 'now'>): Promise<string> =>
  todayOf({ now: ctx.now, actor: await houseOf(ctx) })

export async function organisationOf(ctx: Pick<Read, 'db'>): Promise<Organisation> {
  const all = [organisationName, organisationLanguage, organisationZone, organisationCurrency]
  const [name, language, zone, currency] = [...(await valuesOf(ctx, all)).values()] as [
    string,
    string,
    string,
    string,
  ]
  return { name, language, zone, currency }
}

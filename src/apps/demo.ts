import { compileCalendar } from '#lib/time/span-table'
import { subtractWorking } from '#lib/time/working-time'
import { isoOf, msOf } from '#lib/time/instant'
import type { WorkingCalendar } from '#lib/time/calendar'
import { system } from '#kernel/actor'
import { actorOf } from '#kernel/auth/actors'
import type { Role } from '#kernel/auth/roles'
import { instantNow, type Write, writing } from '#kernel/context'
import type { Db } from '#kernel/db'
import type { Origin } from '#kernel/events'
import { lived } from '#kernel/lived'
import { seedPolicies } from '#facets/clocks/seed'
import { seedCategories } from '#facets/work/seed'
import { hoursBetween, seedCalendars } from '#modules/calendars/seed'
import { seedAgents } from '#modules/agents/seed'
import { reckonSeeded, seedAssets, seedKits } from '#modules/assets/seed'
import { type DemoPast, seedDesk } from '#modules/desk/seed'
import { demoPassword, seedAccounts, seedIdentity } from '#modules/identity/seed'
import { organisationOf } from '#modules/identity/public'
import { type DemoPeople, seedPeople } from '#modules/people/seed'
import { seedPlaces } from '#modules/places/seed'
import { orderOf, seedPurchasing } from '#modules/purchasing/seed'
import { seedSoftware } from '#modules/software/seed'
import { seedClaims, seedVendors } from '#modules/vendors/seed'
import { linkTroubles } from './demo-troubles.ts'

const rolesOf: Record<string, readonly Role[]> = {
  'Ingrid Solheim': ['requester', 'manager', 'administrator'],
  'Jonas Behrens': ['requester', 'technician', 'lead'],
  'Mikkel Krog': ['requester', 'technician'],
  'Marit Lund': ['requester', 'technician'],
  'Priya Nair': ['requester', 'technician'],
  'Tomás Araya': ['requester', 'technician'],
  'Henrik Sand': ['requester', 'technician'],
  'Solveig Hagen': ['requester', 'finance'],
  'Astrid Holm': ['requester', 'director'],
  'Bjørn Eide': ['auditor'],
  'Mette Falk': ['requester', 'people-manager'],
}

/** The hours by which the story is told: its moments lie in somebody's working day. */
const office: WorkingCalendar = {
  name: 'Story',
  zone: 'Europe/Oslo',
  always: false,
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, start: 8 * 60, end: 16 * 60 })),
  days: [],
}
const storyMonths = 18

/**
 * Fills an empty house with Halden Marine, the demo company; says who signs in, and with what. Leaves any other house alone.
 * The whole company is 350 people with 18 months behind them; else it is the staff that stories are told of, and their week.
 */
export async function seedDemo(
  db: Db,
  { whole = false, now = instantNow() }: { whole?: boolean; now?: string } = {},
): Promise<Record<'password' | 'manager' | 'technician' | 'asker', string> | undefined> {
  const { name } = await organisationOf({ db })
  if (name !== '') return undefined
  const calendar = compileCalendar(office)
  const at = (ago: number) => isoOf(subtractWorking(calendar, msOf(now), ago * 60_000) ?? msOf(now))
  const today = Temporal.PlainDate.from(now.slice(0, 10))
  const begins = today.subtract({ months: storyMonths })
  const first = whole ? `${begins.toString()}T06:00:00.000Z` : at(20_000)
  const onDay = <T>(then: string, work: (ctx: Write) => Promise<T>) =>
    writing({ db, actor: system, now: then, origin: 'system' }, work)
  const house = await onDay(first, async (ctx) => {
    const calendars = await seedCalendars(ctx)
    const places = await seedPlaces(ctx, calendars, whole)
    const known = await seedPeople(ctx, { places, today: today.toString(), whole })
    await seedIdentity(ctx, 'Halden Marine', accountsOf(known.there, known, today.toString()))
    const categories = await seedCategories(ctx, known.teams)
    await seedPolicies(ctx, calendars)
    return { places, categories, ...known }
  })
  if (whole) await liveThrough(house, begins, today, onDay)
  await onDay(whole ? at(4000) : first, house.liveNow)
  // Lists sort by what follows from terms on a day: by now.
  const vendors = await onDay(now, (ctx) =>
    seedVendors(ctx, house.people, { places: house.places, today: today.toString(), whole }),
  )
  const doing = async (who: string, then: string, origin: Origin) => {
    // Tickets make new audiences as they come: each deed is done by whoever its doer is by then.
    const id = house.people.get(who)?.id
    const actor = id === undefined ? undefined : await actorOf(db, id)
    if (!actor) throw new Error(`${who} is nobody here`)
    return { db, actor, now: then, origin }
  }
  const past: DemoPast = {
    now: msOf(now),
    people: [...house.people].map(([who, one]) => ({
      ...one,
      name: who,
      from: msOf(`${one.from}T06:00:00Z`),
      until: one.until === null ? Number.POSITIVE_INFINITY : msOf(`${one.until}T18:00:00Z`),
      starts_on: one.from,
      ends_on: one.until,
    })),
    hours: whole ? await hoursBetween(begins.year, today.year + 1) : new Map(),
    past: (work) =>
      writing({ db, actor: system, now, origin: 'user' }, async (ctx) => {
        const { ctx: then, tell } = lived(ctx)
        const result = await work(then)
        tell()
        return result
      }),
    asThen: async (who, then, work) => writing(await doing(who, then, 'import'), work),
  }
  const begun = whole ? begins.toString() : first.slice(0, 10)
  const ids = new Map([...house.people].map(([who, { id }]) => [who, id]))
  const assets = writing({ db, actor: system, now, origin: 'user' }, async (ctx) => {
    const { ctx: then, tell } = lived(ctx)
    const people = [...house.people].map(([who, one]) => ({ ...one, name: who }))
    const devices = await seedAssets(then, {
      people: whole ? people : people.filter(({ name: who }) => house.there.includes(who)),
      places: house.places,
      begins: begun,
      today: today.toString(),
      orderOf: orderOf(vendors, begun),
    })
    await seedPurchasing(then, { people: ids, vendors, devices, today: today.toString(), whole })
    await seedClaims(then, ids, { today: today.toString(), now })
    tell()
    return devices.filter(({ isThere }) => isThere)
  }).then((devices) =>
    // What was found long ago opens no tickets now.
    writing({ db, actor: system, now, origin: 'import' }, async (ctx) => {
      await seedSoftware(ctx, {
        devices,
        vendors,
        people: [...house.people].map(([who, one]) => ({ ...one, name: who })),
        today: today.toString(),
      })
      await seedKits(ctx)
      if (whole) await seedAgents(ctx, { devices, people: ids, now })
    }),
  )
  const tickets = seedDesk(
    { ...house, at, as: async (who, then, work) => writing(await doing(who, then, 'user'), work) },
    whole ? past : undefined,
  )
  // Neither needs the other.
  await Promise.all([assets, tickets])
  await writing({ db, actor: system, now, origin: 'import' }, linkTroubles)
  await writing({ db, actor: system, now, origin: 'import' }, reckonSeeded)
  const email = (who: string) => house.people.get(who)?.email ?? ''
  return {
    password: demoPassword,
    manager: email('Ingrid Solheim'),
    technician: email('Marit Lund'),
    asker: email('Silje Moe'),
  }
}

/** Who has an account: whoever has not left. */
const accountsOf = (names: readonly string[], { people }: Pick<DemoPeople, 'people'>, today: string) =>
  names.flatMap((who) => {
    const one = people.get(who)
    if (!one || (one.until !== null && one.until < today)) return []
    return [
      {
        person_id: one.id,
        email: one.email,
        zone: one.zone,
        roles: rolesOf[who] ?? (['requester'] as const),
      },
    ]
  })

/** On the first of each month people come and go; whoever comes is known a month before. */
async function liveThrough(
  house: DemoPeople,
  begins: Temporal.PlainDate,
  today: Temporal.PlainDate,
  onDay: <T>(then: string, work: (ctx: Write) => Promise<T>) => Promise<T>,
) {
  const first = (month: number) => begins.add({ months: month }).with({ day: 1 })
  let known = begins
  for (let month = 0; month <= storyMonths; month++) {
    const day = month === 0 ? begins : first(month)
    const [after, until] = [known, month === storyMonths ? today.add({ months: 3 }) : first(month + 1)]
    await onDay(`${day.toString()}T06:00:00.000Z`, async (ctx) => {
      const fresh = await house.liveUntil(ctx, after.toString(), until.toString())
      await seedAccounts(ctx, accountsOf(fresh, house, today.toString()))
    })
    known = until
  }
}

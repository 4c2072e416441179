import { compileCalendar } from '#lib/time/span-table'
import { subtractWorking } from '#lib/time/working-time'
import { isoOf, msOf } from '#lib/time/instant'
import type { WorkingCalendar } from '#lib/time/calendar'
import { type Actor, system } from '#kernel/actor'
import { actorOf } from '#kernel/auth/actors'
import type { Role } from '#kernel/auth/roles'
import { instantNow, type Write, writing } from '#kernel/context'
import type { Db } from '#kernel/db'
import { seedPolicies } from '#facets/clocks/seed'
import { seedCategories } from '#facets/work/seed'
import { seedCalendars } from '#modules/calendars/seed'
import { seedDesk } from '#modules/desk/seed'
import { demoPassword, seedIdentity } from '#modules/identity/seed'
import { organisationOf } from '#modules/identity/public'
import { seedPeople } from '#modules/people/seed'
import { seedPlaces } from '#modules/places/seed'

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

/** Fills an empty house with Halden Marine, the demo company; says with what to sign in. Leaves any other house alone. */
export async function seedDemo(db: Db): Promise<{ email: string; password: string } | undefined> {
  const now = instantNow()
  const { name } = await organisationOf({ db })
  if (name !== '') return undefined
  const calendar = compileCalendar(office)
  const at = (ago: number) => isoOf(subtractWorking(calendar, msOf(now), ago * 60_000) ?? msOf(now))
  const first = at(20_000)
  const doing = { db, actor: system, now: first, origin: 'system' as const }
  const house = await writing(doing, async (ctx) => {
    const places = await seedPlaces(ctx)
    const calendars = await seedCalendars(ctx)
    const { people, teams } = await seedPeople(ctx, places)
    const accounts = [...people].map(([who, { id, email, zone }]) => ({
      person_id: id,
      email,
      zone,
      roles: rolesOf[who] ?? (['requester'] as const),
    }))
    await seedIdentity(ctx, 'Halden Marine', accounts)
    const categories = await seedCategories(ctx, teams)
    await seedPolicies(ctx, calendars)
    return { places, people, categories, teams }
  })
  const actors = new Map<string, Actor>()
  for (const [who, { id }] of house.people) {
    const actor = await actorOf(db, id)
    if (actor) actors.set(who, actor)
  }
  const as = async <T>(who: string, ago: number, work: (ctx: Write) => Promise<T>): Promise<T> => {
    const known = actors.get(who)
    // Tickets make new audiences as they come: each deed is done by whoever its doer is by then.
    const actor = known && (await actorOf(db, known.id))
    if (!actor) throw new Error(`${who} is nobody here`)
    return writing({ db, actor, now: at(ago), origin: 'user' }, work)
  }
  await seedDesk({ ...house, as })
  return { email: house.people.get('Ingrid Solheim')?.email ?? '', password: demoPassword }
}

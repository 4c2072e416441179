import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { addAbsences } from './commands/absences.ts'
import { createDepartments } from './commands/create-departments.ts'
import { createPeople } from './commands/create-people.ts'
import { createTeams } from './commands/create-teams.ts'
import { moveDueStates } from './commands/states.ts'
import { absencesOf } from './demo/absences.ts'
import { crewOf, type Recruit } from './demo/crew.ts'
import { day } from './demo/days.ts'
import { emailOf } from './demo/email.ts'
import {
  crewDraft,
  crewKnown,
  type DemoPerson,
  type Ground,
  type Ids,
  staffDrafts,
  staffKnown,
} from './demo/drafts.ts'
import { departments as parts } from './demo/departments.ts'
import { heads, staff } from './demo/staff.ts'

const crewSeed = 1893

export interface DemoPeople {
  /** By name: all that are known so far, whoever has left too. */
  people: ReadonlyMap<string, DemoPerson>
  /** Who was there when the story begins, and whoever is in it by name. */
  there: readonly string[]
  teams: Ids
  /** Makes known who starts from one day, not included, to another, and lets join and leave whose day has come; gives the new names. */
  liveUntil: (ctx: Write, after: string, until: string) => Promise<string[]>
  /** What is there of late: who comes and goes next, and who is away. */
  liveNow: (ctx: Write) => Promise<void>
}

export interface DemoCompany {
  places: Ids
  /** Today, `2026-11-30`. */
  today: string
  /** Everybody, not only the staff by which stories are told. */
  whole: boolean
}

/** The staff of Halden Marine with departments and teams, and of the whole company whoever was there when the story begins. */
export async function seedPeople(ctx: Write, { places, today, whole }: DemoCompany): Promise<DemoPeople> {
  const names = staff.map(([name]) => name as string)
  const crew = whole ? crewOf(crewSeed, today, [...names, ...lately]) : []
  const ids = new Map([...names, ...crew.map(({ name }) => name)].map((name) => [name, newId()]))
  const departments = await seedDepartments(ctx, whole)
  const ground = { places, ids, departments }
  const begins = ctx.now.slice(0, 10)
  const there = crew.filter(({ starts_on }) => starts_on <= begins)
  await createPeople(ctx, [
    ...staffDrafts(ground, today, whole),
    ...there.map((one) => crewDraft(one, ground)),
  ])
  for (const [department, head] of headsOf(crew))
    await ctx.db
      .updateTable('department')
      .set({ head_id: ids.get(head) ?? null })
      .where('id', '=', departments.get(department) ?? '')
      .execute()
  const known = [...staffKnown(today, whole), ...crew.map((one) => [one.name, crewKnown(one)] as const)]
  const people = new Map(known.map(([name, one]) => [name, { ...one, id: ids.get(name) ?? '' }]))
  return {
    people,
    there: [...names, ...there.map(({ name }) => name)],
    teams: await seedTeams(ctx, ids),
    async liveUntil(then, after, until) {
      const fresh = crew.filter(({ starts_on }) => starts_on > after && starts_on <= until)
      await createPeople(
        then,
        fresh.map((one) => crewDraft(one, ground)),
      )
      await moveDueStates(then)
      return fresh.map(({ name }) => name)
    },
    async liveNow(then) {
      await others(then, ground, today)
      await addAbsences(
        then,
        absencesOf(crewSeed, today, crew).map(({ name, ...absence }) => ({
          ...absence,
          person_id: ids.get(name) ?? '',
          stand_in_id: null,
          note: '',
        })),
      )
    },
  }
}

/** Who heads which department: of those who lead a group there the first, where there is one; the staff's own count before. */
function headsOf(crew: readonly Recruit[]): ReadonlyMap<string, string> {
  const leads = new Set(crew.map(({ manager }) => manager))
  const led = crew
    .filter(({ name }) => leads.has(name))
    .map(({ department, name }) => [department, name] as const)
  const over = crew.map(({ department, manager }) => [department, manager] as const)
  return new Map([...over, ...led.toReversed(), ...Object.entries(heads)])
}

async function seedDepartments(ctx: Write, whole: boolean): Promise<Ids> {
  const own = [...new Set(staff.map(([, , department]) => department as string))]
  const more = whole ? Object.entries(parts) : []
  const ids = new Map([...own, ...more.map(([name]) => name)].map((name) => [name, newId()]))
  await createDepartments(ctx, [
    ...own.map((name) => ({ id: ids.get(name), name })),
    ...more.map(([name, parent]) => ({ id: ids.get(name), name, parent_id: ids.get(parent ?? '') ?? null })),
  ])
  return ids
}

async function seedTeams(ctx: Write, ids: Ids): Promise<Ids> {
  const member = (name: string, lead = false) => ({ person_id: ids.get(name) ?? '', lead })
  const teams = await createTeams(ctx, [
    {
      name: 'Service desk',
      members: [
        member('Mikkel Krog', true),
        member('Marit Lund'),
        member('Jonas Behrens'),
        member('Tomás Araya'),
      ],
    },
    { name: 'Network', members: [member('Henrik Sand', true), member('Marit Lund')] },
    { name: 'Drawing vault', members: [member('Priya Nair', true), member('Mikkel Krog')] },
  ])
  return new Map(teams.map(({ id, title }) => [title, id]))
}

const lately = ['Sunniva Rønning', 'Odd Tveit', 'Hanne Berg']

/** Beside the staff: somebody yet to come, somebody going, somebody gone, somebody from outside, and who is away. */
async function others(ctx: Write, { places, ids, departments }: Ground, today: string) {
  const yard = { department_id: departments.get('Yard') ?? null, manager_id: ids.get('Silje Moe') ?? null }
  await createPeople(ctx, [
    {
      ...yard,
      given_name: 'Sunniva',
      family_name: 'Rønning',
      job_title: 'Crane operator',
      place_id: places.get('Bergen') ?? null,
      starts_on: day(today, 12),
      emails: [{ value: emailOf('Sunniva Rønning') }],
    },
    {
      ...yard,
      given_name: 'Odd',
      family_name: 'Tveit',
      job_title: 'Rigger',
      place_id: places.get('Bergen') ?? null,
      starts_on: '2004-03-01',
      ends_on: day(today, -90),
    },
    {
      type: 'external',
      given_name: 'Hanne',
      family_name: 'Berg',
      job_title: 'Support engineer',
      company: 'VaultWorks',
      emails: [{ value: 'hanne.berg@vaultworks.example' }],
    },
  ])
  await addAbsences(ctx, [
    {
      person_id: ids.get('Geir Aas') ?? '',
      kind: 'holiday',
      starts_on: day(today, -2),
      ends_on: day(today, 5),
      stand_in_id: ids.get('Nils Berge') ?? null,
      note: '',
    },
    {
      person_id: ids.get('Tomás Araya') ?? '',
      kind: 'training',
      starts_on: day(today, -1),
      ends_on: day(today, 2),
      stand_in_id: ids.get('Marit Lund') ?? null,
      note: '',
    },
  ])
  await ctx.db
    .updateTable('person')
    .set({ ends_on: day(today, 9) })
    .where('id', '=', ids.get('Erik Dahl') ?? '')
    .execute()
}

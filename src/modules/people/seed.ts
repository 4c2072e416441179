import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { addAbsences } from './commands/absences.ts'
import { createDepartments } from './commands/create-departments.ts'
import { createPeople } from './commands/create-people.ts'
import { createTeams } from './commands/create-teams.ts'

const zones: Record<string, string> = {
  Bergen: 'Europe/Oslo',
  Hamburg: 'Europe/Berlin',
  Valparaíso: 'America/Santiago',
}

/** Name, title, department, site. The first seven work for IT. */
const staff = [
  ['Ingrid Solheim', 'IT manager', 'IT', 'Bergen'],
  ['Mikkel Krog', 'Technician', 'IT', 'Bergen'],
  ['Marit Lund', 'Technician', 'IT', 'Bergen'],
  ['Jonas Behrens', 'Lead technician', 'IT', 'Hamburg'],
  ['Priya Nair', 'Application specialist', 'IT', 'Bergen'],
  ['Tomás Araya', 'Technician', 'IT', 'Valparaíso'],
  ['Henrik Sand', 'Network engineer', 'IT', 'Bergen'],
  ['Lena Vogt', 'Naval designer', 'Naval design', 'Hamburg'],
  ['Anke Roth', 'Office manager', 'Administration', 'Hamburg'],
  ['Ute Brandt', 'Designer', 'Naval design', 'Hamburg'],
  ['Dieter Kohl', 'Purchaser', 'Purchasing', 'Hamburg'],
  ['Pål Nygård', 'Designer', 'Naval design', 'Bergen'],
  ['Erik Dahl', 'Quay foreman', 'Yard', 'Bergen'],
  ['Silje Moe', 'Harbour master', 'Yard', 'Bergen'],
  ['Nils Berge', 'Rigger', 'Yard', 'Bergen'],
  ['Geir Aas', 'Dock master', 'Yard', 'Bergen'],
  ['Solveig Hagen', 'Chief financial officer', 'Finance', 'Bergen'],
  ['Kari Petersen', 'Controller', 'Finance', 'Hamburg'],
  ['Camila Rojas', 'Tender manager', 'Purchasing', 'Valparaíso'],
  ['Rosa Fuentes', 'Crane supervisor', 'Yard', 'Valparaíso'],
  ['Astrid Holm', 'Managing director', 'Administration', 'Bergen'],
  ['Bjørn Eide', 'Internal auditor', 'Finance', 'Bergen'],
  ['Mette Falk', 'People manager', 'Administration', 'Bergen'],
] as const

/** Who reports to whom; whoever is not named reports to the managing director. */
const managers: Record<string, string> = {
  'Jonas Behrens': 'Ingrid Solheim',
  'Mikkel Krog': 'Jonas Behrens',
  'Marit Lund': 'Jonas Behrens',
  'Tomás Araya': 'Jonas Behrens',
  'Priya Nair': 'Ingrid Solheim',
  'Henrik Sand': 'Ingrid Solheim',
  'Anke Roth': 'Mette Falk',
  'Dieter Kohl': 'Solveig Hagen',
  'Camila Rojas': 'Solveig Hagen',
  'Kari Petersen': 'Solveig Hagen',
  'Bjørn Eide': 'Solveig Hagen',
  'Lena Vogt': 'Ute Brandt',
  'Pål Nygård': 'Ute Brandt',
  'Erik Dahl': 'Silje Moe',
  'Nils Berge': 'Silje Moe',
  'Geir Aas': 'Silje Moe',
  'Rosa Fuentes': 'Silje Moe',
}
const director = 'Astrid Holm'

const heads: Record<string, string> = {
  IT: 'Ingrid Solheim',
  'Naval design': 'Ute Brandt',
  Administration: director,
  Purchasing: 'Solveig Hagen',
  Yard: 'Silje Moe',
  Finance: 'Solveig Hagen',
}

const prefixes: Record<string, string> = {
  Bergen: '+47 55 30 41',
  Hamburg: '+49 40 8890',
  Valparaíso: '+56 32 259',
}
const day = (now: string, days: number) => Temporal.PlainDate.from(now.slice(0, 10)).add({ days }).toString()

export const demoEmail = (name: string) =>
  `${name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .toLowerCase()
    .replace(' ', '.')}@halden.example`

export interface DemoPerson {
  id: string
  site: string
  zone: string
  email: string
}

/** The people, departments and teams of Halden Marine: people by name, teams by name. */
export async function seedPeople(ctx: Write, places: ReadonlyMap<string, string>) {
  const ids = new Map(staff.map(([name]) => [name as string, newId()]))
  const departmentNames = [...new Set(staff.map(([, , department]) => department))]
  const departmentOf = new Map(departmentNames.map((name) => [name as string, newId()]))
  await createDepartments(
    ctx,
    departmentNames.map((name) => ({ id: departmentOf.get(name), name })),
  )
  const made = await createPeople(
    ctx,
    staff.map(([name, job_title, department, site], n) => ({
      id: ids.get(name),
      given_name: name.split(' ')[0] ?? '',
      family_name: name.split(' ').slice(1).join(' '),
      job_title,
      department_id: departmentOf.get(department) ?? null,
      manager_id: name === director ? null : (ids.get(managers[name] ?? director) ?? null),
      place_id: places.get(site) ?? null,
      zone: zones[site] ?? null,
      starts_on: `${2009 + (n % 14)}-0${1 + (n % 9)}-01`,
      employee_number: String(1040 + n),
      emails: [{ value: demoEmail(name) }],
      phones: [{ value: `${prefixes[site] ?? ''} ${20 + n}` }],
      vip: name === director,
    })),
  )
  for (const [department, head] of Object.entries(heads))
    await ctx.db
      .updateTable('department')
      .set({ head_id: ids.get(head) ?? null })
      .where('id', '=', departmentOf.get(department) ?? '')
      .execute()
  await others(ctx, places, ids, departmentOf)
  const people = new Map<string, DemoPerson>(
    staff.map(([name, , , site], n) => [
      name,
      { id: made[n]?.id ?? '', site, zone: zones[site] ?? 'UTC', email: demoEmail(name) },
    ]),
  )
  const member = (name: string, lead = false) => ({ person_id: people.get(name)?.id ?? '', lead })
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
  return { people, teams: new Map(teams.map(({ id, title }) => [title, id])) }
}

type Ids = ReadonlyMap<string, string>

/** Beside the staff: somebody yet to come, somebody going, somebody gone, somebody from outside, and who is away. */
async function others(ctx: Write, places: Ids, ids: Ids, departments: Ids) {
  const today = new Date().toISOString()
  const yard = { department_id: departments.get('Yard') ?? null, manager_id: ids.get('Silje Moe') ?? null }
  await createPeople(ctx, [
    {
      ...yard,
      given_name: 'Sunniva',
      family_name: 'Rønning',
      job_title: 'Crane operator',
      place_id: places.get('Bergen') ?? null,
      starts_on: day(today, 12),
      emails: [{ value: demoEmail('Sunniva Rønning') }],
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

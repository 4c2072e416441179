import type { Write } from '#kernel/context'
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
  const departments = await createDepartments(
    ctx,
    [...new Set(staff.map(([, , department]) => department))].map((name) => ({ name })),
  )
  const departmentOf = new Map(departments.map(({ id, title }) => [title, id]))
  const made = await createPeople(
    ctx,
    staff.map(([name, job_title, department, site]) => ({
      given_name: name.split(' ')[0] ?? '',
      family_name: name.split(' ').slice(1).join(' '),
      job_title,
      department_id: departmentOf.get(department) ?? null,
      place_id: places.get(site) ?? null,
      zone: zones[site] ?? null,
      emails: [{ value: demoEmail(name) }],
      vip: job_title === 'Managing director',
    })),
  )
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

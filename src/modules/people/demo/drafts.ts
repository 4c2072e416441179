import type { PersonDraft } from '../schemas.ts'
import type { Recruit } from './crew.ts'
import { day } from './days.ts'
import { emailOf } from './email.ts'
import { director, managers, staff } from './staff.ts'

export type Ids = ReadonlyMap<string, string>

/** Where people belong, by name. */
export interface Ground {
  places: Ids
  ids: Ids
  departments: Ids
}

type Known = Omit<DemoPerson, 'id'>

/** Somebody as other rooms tell stories of them. */
export interface DemoPerson {
  id: string
  site: string
  zone: string
  email: string
  language: string
  department: string
  title: string
  manager: string
  room: string | null
  /** First and last day, where it lies within reach of the story. */
  from: string
  until: string | null
}

const zones: Record<string, string> = {
  Bergen: 'Europe/Oslo',
  Hamburg: 'Europe/Berlin',
  Valparaíso: 'America/Santiago',
}
const languages: Record<string, string> = { Bergen: 'nb', Hamburg: 'de', Valparaíso: 'es' }
const prefixes: Record<string, string> = {
  Bergen: '+47 55 30 41',
  Hamburg: '+49 40 8890',
  Valparaíso: '+56 32 259',
}
/** One of them came of late: of the whole company people tell how the desk was before. */
const startOf = (name: string, n: number, today: string, whole: boolean) =>
  whole && name === 'Marit Lund' ? day(today, -240) : `${2009 + (n % 14)}-0${1 + (n % 9)}-01`

export function staffDrafts(
  { places, ids, departments }: Ground,
  today: string,
  whole: boolean,
): PersonDraft[] {
  return staff.map(([name, job_title, department, site], n) => ({
    id: ids.get(name),
    given_name: name.split(' ')[0] ?? '',
    family_name: name.split(' ').slice(1).join(' '),
    job_title,
    department_id: departments.get(department) ?? null,
    manager_id: name === director ? null : (ids.get(managers[name] ?? director) ?? null),
    place_id: places.get(site) ?? null,
    zone: zones[site] ?? null,
    starts_on: startOf(name, n, today, whole),
    employee_number: String(1040 + n),
    emails: [{ value: emailOf(name) }],
    phones: [{ value: `${prefixes[site] ?? ''} ${20 + n}` }],
    vip: name === director,
  }))
}

export const staffKnown = (today: string, whole: boolean): [string, Known][] =>
  staff.map(([name, title, department, site], n) => [
    name,
    {
      site,
      zone: zones[site] ?? 'UTC',
      email: emailOf(name),
      language: languages[site] ?? 'en',
      department,
      title,
      manager: managers[name] ?? director,
      room: null,
      from: startOf(name, n, today, whole),
      until: null,
    },
  ])

export const crewKnown = (one: Recruit): Known => ({
  site: one.site,
  zone: one.zone,
  email: emailOf(one.name),
  language: one.language,
  department: one.department,
  title: one.title,
  manager: one.manager,
  room: one.room,
  from: one.starts_on,
  until: one.ends_on,
})

export function crewDraft(one: Recruit, { places, ids, departments }: Ground): PersonDraft {
  const { number, name, given_name, family_name, title, zone, language, vip, starts_on, ends_on } = one
  const prefix = prefixes[one.site]
  return {
    id: ids.get(name),
    given_name,
    family_name,
    type: one.contractor ? 'contractor' : 'employee',
    job_title: title,
    company: one.contractor ? 'Fjordline Engineering' : '',
    department_id: departments.get(one.department) ?? null,
    manager_id: ids.get(one.manager) ?? null,
    place_id: places.get(one.site) ?? null,
    work_area_id: one.room === null ? null : (places.get(`${one.site} › ${one.room}`) ?? null),
    remote: one.site === 'Remote',
    zone,
    language,
    vip,
    starts_on,
    ends_on,
    employee_number: String(number),
    emails: [{ value: emailOf(name) }],
    phones: prefix === undefined ? [] : [{ value: `${prefix} ${number}` }],
  }
}

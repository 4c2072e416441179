import type { Entry } from '../../engine/entry.ts'
import { urns, type Values } from './schema.ts'

const textAt = (values: Values, name: string): string => {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}
const partAt = (values: Values, name: string): Values => (values[name] as Values | undefined) ?? {}
const listAt = (values: Values, name: string): readonly Values[] =>
  (values[name] as readonly Values[] | undefined) ?? []

const clean = (text: string, longest: number) =>
  text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** The one for work that is primary, else the first for work; else the primary one, else what they sign in as. */
function emailOf(user: Values): string | null {
  const all = listAt(user, 'emails')
  const work = all.filter((email) => textAt(email, 'type').toLowerCase() === 'work')
  const primary = (some: readonly Values[]) => some.find((email) => email['primary'] === true)
  const chosen = primary(work) ?? work[0] ?? primary(all) ?? all[0]
  const email = clean(chosen ? textAt(chosen, 'value') : textAt(user, 'userName'), 254).toLowerCase()
  return address.test(email) ? email : null
}

const labels = { work: 'work', mobile: 'mobile' } as const

function phonesOf(user: Values): Entry['phones'] {
  const all = listAt(user, 'phoneNumbers')
  return (Object.keys(labels) as (keyof typeof labels)[]).flatMap((label) => {
    const found = all.find((phone) => textAt(phone, 'type').toLowerCase() === label)
    const value = found ? clean(textAt(found, 'value'), 40) : ''
    return value === '' ? [] : [{ value, label: labels[label] }]
  })
}

/** A user as the runs of directories know people. `id` is what it is called by this connection, and by its managers and groups. */
export function entryOfUser(id: string, user: Values): Entry {
  const [name, work] = [partAt(user, 'name'), partAt(user, urns.enterprise)]
  const [given_name, family_name] = [
    clean(textAt(name, 'givenName'), 200),
    clean(textAt(name, 'familyName'), 200),
  ]
  const shown = textAt(user, 'displayName') || textAt(name, 'formatted')
  const manager = textAt(partAt(work, 'manager'), 'value')
  return {
    id,
    dn: id,
    display_name: clean(shown || `${given_name} ${family_name}`.trim() || textAt(user, 'userName'), 200),
    given_name,
    family_name,
    job_title: clean(textAt(user, 'title'), 200),
    company: clean(textAt(work, 'organization'), 200),
    username: clean(textAt(user, 'userName'), 100) || null,
    employee_number: clean(textAt(work, 'employeeNumber'), 60) || null,
    email: emailOf(user),
    phones: phonesOf(user),
    manager_dn: manager === '' ? null : manager,
    disabled: user['active'] === false,
  }
}

export const departmentOf = (user: Values) => clean(textAt(partAt(user, urns.enterprise), 'department'), 200)

/** Ids of the users in a group. */
export const membersOf = (group: Values): string[] =>
  listAt(group, 'members').flatMap((member) => textAt(member, 'value') || [])

/** What a resource is found by, of which there is one in each connection. */
export const nameOf = (kind: 'User' | 'Group', resource: Values) =>
  textAt(resource, kind === 'User' ? 'userName' : 'displayName')

export const externalIdOf = (resource: Values): string | null => textAt(resource, 'externalId') || null

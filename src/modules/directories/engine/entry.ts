/** What a directory calls the facts that we take from it. Left empty a fact is not taken. */
export interface Mapping {
  id: string
  email: string
  username: string
  display_name: string
  given_name: string
  family_name: string
  job_title: string
  company: string
  employee_number: string
  phone: string
  mobile: string
  manager: string
  group_name: string
  members: string
}

const shared = {
  email: 'mail',
  given_name: 'givenName',
  family_name: 'sn',
  job_title: 'title',
  phone: 'telephoneNumber',
  mobile: 'mobile',
  manager: 'manager',
  group_name: 'cn',
  members: 'member',
}

/** All that a provider tells by SCIM is taken. */
export const told: Mapping = {
  id: 'id',
  email: 'emails',
  username: 'userName',
  display_name: 'displayName',
  given_name: 'name.givenName',
  family_name: 'name.familyName',
  job_title: 'title',
  company: 'organization',
  employee_number: 'employeeNumber',
  phone: 'phoneNumbers',
  mobile: 'phoneNumbers',
  manager: 'manager',
  group_name: 'displayName',
  members: 'members',
}

/** What the two families of directories call them, and whom they mean by a person. */
export const kinds = {
  'active-directory': {
    people_filter: '(&(objectCategory=person)(objectClass=user)(mail=*))',
    groups_filter: '',
    mapping: {
      ...shared,
      id: 'objectGUID',
      username: 'sAMAccountName',
      display_name: 'displayName',
      company: 'company',
      employee_number: 'employeeID',
    },
  },
  openldap: {
    people_filter: '(&(objectClass=inetOrgPerson)(mail=*))',
    groups_filter: '',
    mapping: {
      ...shared,
      id: 'entryUUID',
      username: 'uid',
      display_name: 'cn',
      company: 'o',
      employee_number: 'employeeNumber',
    },
  },
} as const satisfies Record<string, { people_filter: string; groups_filter: string; mapping: Mapping }>
export type DirectoryKind = keyof typeof kinds

/** Facts of a person that a directory may decide. */
export interface Facts {
  display_name: string
  given_name: string
  family_name: string
  job_title: string
  company: string
  username: string | null
  employee_number: string | null
  email: string | null
  phones: { value: string; label: 'work' | 'mobile' }[]
}

/** One person as a directory tells of them. */
export interface Entry extends Facts {
  /** Stays when they are renamed or moved. */
  id: string
  dn: string
  manager_dn: string | null
  /** They may not sign in there. */
  disabled: boolean
}

export interface Group {
  id: string
  dn: string
  name: string
  member_dns: string[]
}

/** What an entry says: values as texts, or as bytes where they are none. */
export type Raw = Readonly<Record<string, string | string[] | Buffer | Buffer[]>> & { readonly dn: string }

/** Names of attributes are alike in any case. */
function valuesOf(raw: Raw, attribute: string): (string | Buffer)[] {
  if (attribute === '') return []
  const wanted = attribute.toLowerCase()
  // A long list of members comes in parts: member;range=0-1499.
  const names = Object.keys(raw).filter((name) => name.toLowerCase().split(';')[0] === wanted)
  return names.flatMap((name) => raw[name] ?? [])
}

const clean = (value: string | Buffer, longest: number) =>
  String(value)
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)

const textOf = (raw: Raw, attribute: string, longest = 200) => {
  const [first] = valuesOf(raw, attribute)
  return first === undefined ? '' : clean(first, longest)
}

/** Active Directory keeps sixteen bytes, others a text. */
function idOf(raw: Raw, attribute: string): string {
  const [first] = valuesOf(raw, attribute)
  if (first === undefined) return ''
  return typeof first === 'string' ? first.toLowerCase() : first.toString('hex')
}

const accountDisabled = 2
const isDisabled = (raw: Raw) =>
  (Number(textOf(raw, 'userAccountControl')) & accountDisabled) !== 0 ||
  textOf(raw, 'pwdAccountLockedTime') === '000001010000Z'

/** Spaces and case of a name there say nothing. */
export const sameDn = (dn: string) =>
  dn
    .toLowerCase()
    .replaceAll(/\s*([,=+])\s*/g, '$1')
    .trim()

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export function entryOf(raw: Raw, mapping: Mapping): Entry {
  const email = textOf(raw, mapping.email, 254).toLowerCase()
  const phones = [
    { value: textOf(raw, mapping.phone, 40), label: 'work' as const },
    { value: textOf(raw, mapping.mobile, 40), label: 'mobile' as const },
  ]
  const manager = textOf(raw, mapping.manager, 2000)
  return {
    id: idOf(raw, mapping.id),
    dn: raw.dn,
    display_name: textOf(raw, mapping.display_name),
    given_name: textOf(raw, mapping.given_name),
    family_name: textOf(raw, mapping.family_name),
    job_title: textOf(raw, mapping.job_title),
    company: textOf(raw, mapping.company),
    username: textOf(raw, mapping.username, 100) || null,
    employee_number: textOf(raw, mapping.employee_number, 60) || null,
    email: address.test(email) ? email : null,
    phones: phones.filter(({ value }) => value !== ''),
    manager_dn: manager === '' ? null : manager,
    disabled: isDisabled(raw),
  }
}

export const groupOf = (raw: Raw, mapping: Mapping): Group => ({
  id: idOf(raw, mapping.id),
  dn: raw.dn,
  name: textOf(raw, mapping.group_name),
  member_dns: valuesOf(raw, mapping.members).map(String),
})

import { fold } from '#lib/text/fold'
import { type ImportRow, type Judged, type Reason, textIn, type Values } from '#facets/imports/public'
import { placesNamed } from '#facets/places/named'
import type { Read } from '#kernel/context'
import { editProblem, nameOf } from '../policy.ts'
import { PersonDraft, PersonPatch } from '../schemas.ts'
import { type Known, knownPeople } from './facts.ts'
import { askedBy, findPeople, type FoundPeople } from './find.ts'
import { departmentsNamed } from './look-up.ts'
import { type PeopleSession, resolve, type Resolving } from './resolve.ts'
import { isSomebodyElse } from './somebody-else.ts'
import { differences, wantedOf } from './wanted.ts'
import { w } from './words.ts'

/** All that bringing one row in needs. */
export interface PersonPlan {
  readonly values: Values
  readonly patch: PersonPatch
  /** A department that is to be set up for it. */
  readonly newDepartment: string | undefined
  /** A place that is to be set up for it. */
  readonly newPlace: string | undefined
  readonly external: string | undefined
}

const texts = (value: Values[string] | undefined) =>
  Array.isArray(value) ? (value as readonly string[]) : []

/** Names by which two rows of one file are the same person. */
export const identities = (values: Values): string[] => [
  ...named('id', textIn(values['id'])),
  ...texts(values['email']).map((email) => `email ${email}`),
  ...named('username', textIn(values['username'])?.toLowerCase()),
  ...named('number', textIn(values['employee_number'])),
]
const named = (sort: string, value: string | undefined) => (value === undefined ? [] : [`${sort} ${value}`])

export function survey({ inFile }: PeopleSession, { values }: Pick<ImportRow, 'values'>) {
  const words = [
    ...texts(values['email']),
    textIn(values['username']),
    textIn(values['employee_number']),
    draftName(values),
  ]
  for (const word of words) if (word) inFile.add(fold(word))
}

const draftName = (values: Values) => {
  const patch = wantedOf(values, {}, undefined)
  return nameOf(patch) || texts(values['email'])[0] || textIn(values['username']) || ''
}

interface Ground extends Resolving {
  readonly known: ReadonlyMap<string, Known>
}

/** Asks once for all names in a batch, then judges row by row. */
export async function judge(
  ctx: Read,
  rows: readonly ImportRow[],
  session: PeopleSession,
): Promise<Judged<PersonPlan>[]> {
  const all = (field: string) => rows.flatMap(({ values }) => textIn(values[field]) ?? [])
  const managers = askedBy(all('manager'))
  const found = await findPeople(ctx, {
    emails: [...rows.flatMap(({ values }) => texts(values['email'])), ...(managers.emails ?? [])],
    usernames: [...all('username'), ...(managers.usernames ?? [])],
    numbers: [...all('employee_number'), ...(managers.numbers ?? [])],
    names: [...rows.map(({ values }) => draftName(values)), ...(managers.names ?? [])],
    external: { source: session.source, ids: all('id') },
  })
  const candidates = rows.flatMap((row) => fitting(row.values, found).ids)
  const ground = {
    ctx,
    session,
    found,
    known: await knownPeople(ctx, [...new Set(candidates)]),
    departments: await departmentsNamed(ctx, all('department')),
    places: await placesNamed(ctx, all('place')),
  }
  return rows.map((row) => judgeRow(ground, row))
}

/** Who a row may be: by whatever tells people apart, else by the name alone. */
function fitting(values: Values, { byExternal, byEmail, byUsername, byNumber, byName }: FoundPeople) {
  const [id, username, number] = [
    textIn(values['id']),
    textIn(values['username']),
    textIn(values['employee_number']),
  ]
  const emails = texts(values['email'])
  const ids = [
    ...(byExternal.get(id ?? '') ?? []),
    ...emails.flatMap((email) => byEmail.get(email) ?? []),
    ...(byUsername.get(username?.toLowerCase() ?? '') ?? []),
    ...(byNumber.get(number ?? '') ?? []),
  ]
  const nameless = id === undefined && username === undefined && number === undefined && emails.length === 0
  return nameless
    ? { ids: byName.get(fold(draftName(values))) ?? [], byName: true }
    : { ids: [...new Set(ids)], byName: false }
}

function judgeRow(ground: Ground, { n, values }: ImportRow): Judged<PersonPlan> {
  const name = draftName(values)
  const label = [name, texts(values['email'])[0]]
    .filter((part, at, all) => part && all.indexOf(part) === at)
    .join(' · ')
  const nothing: PersonPlan = {
    values,
    patch: {},
    newDepartment: undefined,
    newPlace: undefined,
    external: undefined,
  }
  const refused = (verdict: 'error' | 'conflict', reasons: Reason[]): Judged<PersonPlan> => ({
    n,
    label,
    verdict,
    reasons,
    plan: nothing,
  })
  if (name === '') return refused('error', [{ why: w.later('no-name') }])
  const { ids, byName } = fitting(values, ground.found)
  const [id, ...others] = ids
  if (others.length > 0) return refused('conflict', [{ why: severalFit(ground, name, ids, byName) }])
  const known = id === undefined ? undefined : ground.known.get(id)
  if (known?.anonymised_at) return refused('conflict', [{ why: w.later('anonymised') }])
  if (known && isSomebodyElse(values, name, known))
    return refused('conflict', [{ why: w.later('somebody-else', { name: known.display_name }) }])
  const { resolved, newDepartment, newPlace, notes: said } = resolve(ground, values, known)
  const notes: Reason[] = [...(byName && known ? [{ why: w.later('by-name') }] : []), ...said]
  const patch = wantedOf(values, resolved, known)
  const plan: PersonPlan = { values, patch, newDepartment, newPlace, external: textIn(values['id']) }
  const brings = bringsOf(plan)
  if (!known) {
    const problems = draftProblems({ ...patch, display_name: nameOf(patch) || name })
    if (problems.length > 0) return refused('error', problems)
    return { n, label, verdict: 'create', notes, brings, plan }
  }
  return { n, label, notes, brings, id: known.id, ...judgeChange(ground, known, plan) }
}

/** What is set up along the way, each name once. */
const bringsOf = ({ newDepartment, newPlace }: PersonPlan) => ({
  ...(newDepartment !== undefined && { department: [fold(newDepartment)] }),
  ...(newPlace !== undefined && { place: [fold(newPlace)] }),
})

function judgeChange(
  { ctx }: Ground,
  known: Known,
  plan: PersonPlan,
): Pick<Judged<PersonPlan>, 'verdict' | 'reasons' | 'changes' | 'plan'> {
  const changes = differences(known, plan.patch)
  const fields = Object.keys(changes)
  if (fields.length === 0 && plan.newDepartment === undefined && plan.newPlace === undefined)
    return { verdict: 'unchanged', plan }
  const patch = Object.fromEntries(Object.entries(changes).map(([field, { after }]) => [field, after]))
  const problems = [...draftProblems({ ...known, ...patch }), ...patchProblems(patch)]
  if (problems.length > 0) return { verdict: 'error', reasons: problems, plan }
  const forbidden = editProblem(ctx.actor, { ...known, work_area_id: null }, fields)
  if (forbidden) return { verdict: 'error', reasons: [{ why: forbidden }], plan }
  return { verdict: 'update', changes: shownAs(changes), plan: { ...plan, patch } }
}

/** Facts as they are called in files, so that a rehearsal names them by the fields people mapped. */
const fieldOfFact: Readonly<Record<string, string>> = {
  display_name: 'name',
  emails: 'email',
  phones: 'phone',
  manager_id: 'manager',
  department_id: 'department',
  place_id: 'place',
}
const shownAs = (changes: ReturnType<typeof differences>) =>
  Object.fromEntries(
    Object.entries(changes).map(([fact, { before, after }]) => [
      fieldOfFact[fact] ?? fact,
      { before: shown(before), after: shown(after) },
    ]),
  )
const shown = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((one: unknown) => (isContact(one) ? one.value : one)) : value
const isContact = (value: unknown): value is { value: string } =>
  typeof value === 'object' && value !== null && 'value' in value

function severalFit({ known }: Ground, name: string, ids: readonly string[], byName: boolean) {
  if (byName) return w.later('two-of-name', { name })
  const names = ids.map((id) => known.get(id)?.display_name ?? '').join(', ')
  return w.later('two-people', { names })
}

const problemsIn = (issues: readonly { path: PropertyKey[] }[]): Reason[] =>
  [...new Set(issues.map(({ path }) => String(path[0] ?? '')))].map((fact) => ({
    field: fieldOfFact[fact] ?? fact,
    why: w.later('wrong'),
  }))

/** What a new person could not be: the same that the form would say. */
function draftProblems({ starts_on, ends_on, ...rest }: Record<string, unknown>): Reason[] {
  const parsed = PersonDraft.safeParse({ ...rest, starts_on, ends_on })
  if (!parsed.success) return problemsIn(parsed.error.issues)
  const { starts_on: from, ends_on: to } = parsed.data
  return from !== null && to !== null && to < from ? [{ field: 'ends_on', why: w.later('dates') }] : []
}

const patchProblems = (patch: Record<string, unknown>): Reason[] => {
  const parsed = PersonPatch.safeParse(patch)
  return parsed.success ? [] : problemsIn(parsed.error.issues)
}

import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { fold } from '#lib/text/fold'
import { type Deed, type Judged, makerOf, type SettledRow, textIn } from '#facets/imports/public'
import type { Write } from '#kernel/context'
import { countUp } from '#kernel/entity'
import { rememberExternalIds } from '#kernel/external-ids'
import { newId } from '#kernel/ids'
import { changePeople } from '../commands/change-people.ts'
import { createDepartments } from '../commands/create-departments.ts'
import { createPeople } from '../commands/create-people.ts'
import { refuseManagerCycle } from '../commands/managers.ts'
import { personChanged } from '../events.ts'
import { nameOf } from '../policy.ts'
import type { PersonDraft, PersonPatch } from '../schemas.ts'
import { knownPeople } from './facts.ts'
import { askedBy, findPeople, whoIs } from './find.ts'
import type { PersonPlan } from './judge.ts'
import type { PeopleSession } from './resolve.ts'

/** Brings a batch in: departments and places first, then new people together, then what changes, one person at a time. */
export async function write(
  ctx: Write,
  judged: readonly Judged<PersonPlan>[],
  session: PeopleSession,
): Promise<Deed[]> {
  const departments = await setUp(ctx, 'department', judged, ({ newDepartment }) => newDepartment)
  const places = await setUp(ctx, 'place', judged, ({ newPlace }) => newPlace)
  const deeds: Deed[] = [...departments.deeds, ...places.deeds]
  const whole = ({ patch, newDepartment, newPlace }: PersonPlan): PersonPatch => ({
    ...patch,
    ...(newDepartment !== undefined && { department_id: departments.ids.get(fold(newDepartment)) ?? null }),
    ...(newPlace !== undefined && { place_id: places.ids.get(fold(newPlace)) ?? null }),
  })
  const fresh = judged.filter(({ verdict }) => verdict === 'create')
  const drafts = fresh.map(({ plan }) => draftOf(plan, whole(plan), session))
  const made = await createPeople(ctx, drafts)
  for (const [at, { id }] of made.entries()) {
    const n = fresh[at]?.n
    if (n !== undefined) deeds.push({ n, kind: 'person', id, did: 'created' })
  }
  for (const { n, id, plan } of judged.filter(({ verdict }) => verdict === 'update'))
    if (id !== undefined) deeds.push(...(await change(ctx, n, id, whole(plan))))
  await rememberExternalIds(
    ctx,
    'person',
    judged.flatMap(({ id, plan: { external } }) =>
      id === undefined || external === undefined
        ? []
        : [{ source: session.source, id: external, entity_id: id }],
    ),
  )
  return deeds
}

const make = {
  department: createDepartments,
  place: (ctx: Write, drafts: readonly { id: string; name: string }[]) =>
    makerOf('place')?.make(ctx, drafts) ?? Promise.resolve(),
}

/** Sets up what rows name and is not there, each once. */
async function setUp(
  ctx: Write,
  kind: keyof typeof make,
  judged: readonly Judged<PersonPlan>[],
  nameIn: (plan: PersonPlan) => string | undefined,
) {
  const wanted = new Map<string, { id: string; n: number; name: string }>()
  for (const { n, plan } of judged) {
    const name = nameIn(plan)
    if (name !== undefined && !wanted.has(fold(name))) wanted.set(fold(name), { id: newId(), n, name })
  }
  const all = [...wanted.values()]
  await make[kind](
    ctx,
    all.map(({ id, name }) => ({ id, name })),
  )
  const deeds: Deed[] = all.map(({ n, id }) => ({ n, kind, id, did: 'created' }))
  return { ids: new Map([...wanted].map(([name, { id }]) => [name, id])), deeds }
}

function draftOf(
  { values, external }: PersonPlan,
  patch: PersonPatch,
  { source, setup }: PeopleSession,
): PersonDraft {
  const facts = Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  ) as PersonDraft
  const emails = Array.isArray(values['email']) ? (values['email'] as readonly string[]) : []
  const name = nameOf(patch) || emails[0] || textIn(values['username'])
  const usual = setup.options['type']
  return {
    ...facts,
    ...(name !== undefined && { display_name: name }),
    ...(patch.type === undefined && isType(usual) && { type: usual }),
    ...(external !== undefined && { external: { source, id: external } }),
    created_at: textIn(values['created_at']),
    updated_at: textIn(values['updated_at']),
    ...(values['active'] === false && { active: false }),
  }
}
const isType = (value: string | undefined): value is 'employee' | 'contractor' | 'external' =>
  value === 'employee' || value === 'contractor' || value === 'external'

async function change(ctx: Write, n: number, id: string, patch: PersonPatch): Promise<Deed[]> {
  const before = (await knownPeople(ctx, [id])).get(id)
  if ((await changePeople(ctx, [id], patch)) === 0) return []
  const was = Object.fromEntries(
    Object.keys(patch).map((field) => [field, before?.[field as keyof typeof before] ?? null]),
  )
  return [{ n, kind: 'person', id, did: 'changed', before: was, after: patch }]
}

/** Gives people the managers that stood further down in their file. Who would come under themselves keeps none. */
export async function settle(ctx: Write, rows: readonly SettledRow[]): Promise<Deed[]> {
  const words = rows.flatMap(({ values }) => textIn(values['manager']) ?? [])
  if (words.length === 0) return []
  const found = await findPeople(ctx, askedBy(words))
  const known = await knownPeople(
    ctx,
    rows.map(({ id }) => id),
  )
  const wanted = rows.flatMap(({ n, id, values }) => {
    const manager = textIn(values['manager'])
    const [manager_id, ...others] = manager === undefined ? [] : whoIs(found, manager)
    const before = known.get(id)?.manager_id ?? null
    return manager_id === undefined || others.length > 0 || manager_id === id || manager_id === before
      ? []
      : [{ n, id, before, manager_id }]
  })
  const kept = await setManagers(ctx, wanted)
  return kept.map(({ n, id, before, manager_id }) => ({
    n,
    kind: 'person',
    id,
    did: 'changed',
    before: { manager_id: before },
    after: { manager_id },
  }))
}

export interface NewManager {
  readonly id: string
  readonly before: string | null
  readonly manager_id: string | null
}

/** Sets managers of many at once; where that makes a circle, half of them at a time, until who closes it is left out. */
export async function setManagers<M extends NewManager>(ctx: Write, all: readonly M[]): Promise<M[]> {
  if (all.length === 0) return []
  await sql`savepoint managers`.execute(ctx.db)
  try {
    await sql`update person p set manager_id = v.manager_id, updated_at = ${ctx.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as v(id uuid, manager_id uuid) where p.id = v.id`.execute(
      ctx.db,
    )
    await refuseManagerCycle(
      ctx,
      all.map(({ id }) => id),
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`rollback to savepoint managers`.execute(ctx.db)
    if (all.length === 1) return []
    const half = Math.ceil(all.length / 2)
    return [...(await setManagers(ctx, all.slice(0, half))), ...(await setManagers(ctx, all.slice(half)))]
  }
  const refs = await countUp(
    ctx,
    all.map(({ id }) => id),
  )
  const byId = new Map(all.map((one) => [one.id, one]))
  for (const ref of refs) {
    const one = byId.get(ref.id)
    if (one)
      ctx.emit(personChanged, ref, {
        before: { manager_id: one.before },
        after: { manager_id: one.manager_id },
      })
  }
  return [...all]
}

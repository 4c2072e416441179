import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { everyone } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef } from '#kernel/entity'
import { rememberExternalIds } from '#kernel/external-ids'
import { newId } from '#kernel/ids'
import { personCreated } from '../events.ts'
import { nameOf, stateOn } from '../policy.ts'
import { PersonDraft } from '../schemas.ts'
import { w } from '../words.ts'
import { addContacts, contactRows } from './contacts.ts'
import { refuseManagerCycle } from './managers.ts'
import { personWords } from './search-words.ts'

/** One statement holds so many rows: PostgreSQL takes 65,535 values. */
const batch = 1000

/** Adds people to the directory, in order: each is a record, a principal and findable. One is a list of one. */
export async function createPeople(ctx: Write, drafts: readonly PersonDraft[]): Promise<EntityRef[]> {
  const made: EntityRef[] = []
  for (let start = 0; start < drafts.length; start += batch)
    made.push(...(await createBatch(ctx, drafts.slice(start, start + batch))))
  await refuseManagerCycle(
    ctx,
    made.map(({ id }) => id),
  )
  return made
}

async function createBatch(ctx: Write, drafts: readonly PersonDraft[]): Promise<EntityRef[]> {
  const audience_id = await audienceOf(ctx, [everyone])
  const people = drafts.map((draft) => prepared(ctx, draft))
  const entities = await createEntities(
    ctx,
    'person',
    people.map((person) => ({
      ...person.brought,
      id: person.id,
      title: person.name,
      audience_id,
      words: personWords(person.facts),
    })),
  )
  const principals = people.map(({ id, name, state }) => ({
    id,
    kind: 'person' as const,
    name,
    active: state !== 'left',
  }))
  await ctx.db.insertInto('principal').values(principals).execute()
  const rows = people.map((person, n) => ({
    ...person.row,
    id: person.id,
    key: entities[n]?.key ?? '',
    title: person.name,
    audience_id,
    state: person.state,
  }))
  // A manager may come later in the same list.
  await ctx.db
    .insertInto('person')
    .values(rows.map((row) => ({ ...row, manager_id: null })))
    .execute()
  const managers = rows
    .filter(({ manager_id }) => manager_id !== null)
    .map(({ id, manager_id }) => ({ id, manager_id }))
  if (managers.length > 0)
    await sql`update person set manager_id = m.manager_id
      from jsonb_to_recordset(${JSON.stringify(managers)}::jsonb) as m(id uuid, manager_id uuid) where person.id = m.id`.execute(
      ctx.db,
    )
  await addContacts(
    ctx,
    people.flatMap(({ id, facts }) => contactRows(id, facts)),
  )
  await rememberExternalIds(
    ctx,
    'person',
    people.flatMap(({ id, external }) => (external ? [{ ...external, entity_id: id }] : [])),
  )
  for (const [n, entity] of entities.entries()) {
    const person = people[n]
    if (person)
      ctx.emit(personCreated, entity, { name: person.name, type: person.facts.type, state: person.state })
  }
  return entities
}

/** The draft checked and completed: what each table will hold of it. */
function prepared(
  ctx: Write,
  { id, key, external, created_at, updated_at, active = true, ...draft }: PersonDraft,
) {
  const name = nameOf(draft)
  if (name === '') throw new Refusal('invalid', w.later('no-name'))
  const facts = PersonDraft.parse({ ...draft, display_name: name })
  const { display_name: _, emails: _emails, phones: _phones, address, ...columns } = facts
  return {
    id: id ?? newId(),
    name,
    facts,
    external,
    state: active ? stateOn(ctx.now.slice(0, 10), facts.starts_on, facts.ends_on) : ('left' as const),
    brought: { key, created_at },
    row: {
      ...columns,
      address: address === null ? null : JSON.stringify(address),
      updated_at: updated_at ?? created_at ?? ctx.now,
    },
  }
}

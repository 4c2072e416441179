import { expect } from 'vitest'
import { newId } from '#kernel/ids'
import { createDepartments, createPeople, type PersonDraft } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { type Someone, world } from './world.ts'

interface View {
  id: string
  key: string
  version: number
  name: string
  state: string
  private: { employee_number: string | null; ends_on: string | null; address: object | null } | null
  notes: string | null
  emails: { value: string; label: string }[]
  phones: { value: string; label: string }[]
  managers: { name: string }[]
  reports: { name: string }[]
}

/** A small directory: Berit heads sales in Bergen, Lars is in its yard; who asks, and what they ask by. */
export async function directory() {
  const house = await world()
  const { db, call, someone, write } = house
  const [hr, technician, requester, auditor] = await Promise.all([
    someone('Pia', ['people-manager']),
    someone('Tom', ['technician']),
    someone('Rita', ['requester']),
    someone('Aud', ['auditor']),
  ])

  const ids = { sales: newId(), yard: newId(), bergen: newId(), desk: newId(), boss: newId(), lead: newId() }
  await write(undefined, async (ctx) => {
    await createDepartments(ctx, [
      { id: ids.sales, name: 'Sales' },
      { id: ids.yard, name: 'Yard sales', parent_id: ids.sales },
    ])
    await createPlaces(ctx, [
      { id: ids.bergen, name: 'Bergen', level: 'site', zone: 'Europe/Oslo' },
      { id: ids.desk, name: 'Desk 1', level: 'area', parent_id: ids.bergen },
    ])
    await createPeople(ctx, [
      {
        id: ids.boss,
        given_name: 'Berit',
        family_name: 'Øye',
        department_id: ids.sales,
        place_id: ids.bergen,
        vip: true,
      },
      {
        id: ids.lead,
        given_name: 'Lars',
        family_name: 'Aas',
        manager_id: ids.boss,
        department_id: ids.yard,
        work_area_id: ids.desk,
      },
    ])
  })
  let count = 0
  async function person(draft: Partial<PersonDraft> = {}): Promise<string> {
    const n = ++count
    const [made] = await write(undefined, (ctx) =>
      createPeople(ctx, [
        { given_name: `Given${n}`, family_name: `Family${n}`, manager_id: ids.lead, ...draft },
      ]),
    )
    return made?.id ?? ''
  }
  const get = async (id: string, who: Someone = hr) =>
    (await call(who, 'GET', `/api/people/${id}`)).body as View
  const save = (id: string, body: object, who: Someone = hr) => call(who, 'PATCH', `/api/people/${id}`, body)
  const names = async (q: string, who: Someone = technician) => {
    const reply = await call(who, 'GET', `/api/people?${new URLSearchParams({ q })}`)
    expect(reply.status, JSON.stringify(reply.body)).toBe(200)
    return (reply.body as { items: { name: string }[] }).items.map(({ name }) => name)
  }
  async function events(id: string) {
    const rows = await db
      .selectFrom('event')
      .innerJoin('event_data', 'event_data.event_id', 'event.id')
      .innerJoin('audience', 'audience.id', 'event.audience_id')
      .select(['kind', 'payload', 'private', 'granted'])
      .where('subject_id', '=', id)
      .orderBy('event.id')
      .execute()
    return rows.map(({ payload, ...row }) => ({ ...row, data: JSON.parse(payload) as object }))
  }
  /** Puts somebody with an account into the directory: `someone` makes only the principal. */
  async function adopt({ id }: Someone, key: string) {
    const { audience_id } = await db
      .selectFrom('person')
      .select('audience_id')
      .limit(1)
      .executeTakeFirstOrThrow()
    const row = { id, key, title: 'Selma', audience_id }
    await db
      .insertInto('entity')
      .values({ ...row, kind: 'person', created_at: '2026-01-01T00:00:00Z' })
      .execute()
    await db
      .insertInto('person')
      .values({ ...row, updated_at: '2026-01-01T00:00:00Z' })
      .execute()
  }
  return { ...house, adopt, hr, technician, requester, auditor, ids, person, get, save, names, events }
}

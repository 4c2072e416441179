import { expect, test } from 'vitest'
import { world } from '#test/world'
import type { Category } from './contract.ts'

const { db, someone, team, call } = await world()
const network = await team('Network')
const lead = await someone('Mikkel', ['lead'])
const technician = await someone('Ana', ['technician'])
const requester = await someone('Lena', ['requester'])

const add = async (title: string, parent_id: string | null = null, team_id: string | null = null) => {
  const { status, body } = await call(lead, 'POST', '/api/work/categories', { title, parent_id, team_id })
  expect(body).toMatchObject({ title })
  expect(status).toBe(200)
  return body as Category
}
const tree = async (archived = false) => {
  const { body } = await call(requester, 'GET', `/api/work/categories?archived=${archived}`)
  return (body as { items: Category[] }).items
}
const shape = async (root: string) =>
  (await tree())
    .filter(({ path }) => path.startsWith(root))
    .map(({ depth, title }) => `${'  '.repeat(depth)}${title}`)
const refused = async (method: string, path: string, payload: object, who = lead) => {
  const { status, body } = await call(who, method, path, payload)
  expect(status).toBeGreaterThanOrEqual(400)
  return (body as { title: string }).title
}

test('categories form a tree that everyone sees in one order, with paths from the root', async () => {
  const soft = await add('Software')
  const mail = await add('Mail', soft.id, network)
  await add('CAD', soft.id)
  const inner = await add('Spam', mail.id)
  expect(inner.path).toBe('Software › Mail › Spam')
  expect(mail.team).toEqual({ id: network, name: 'Network' })
  expect(await shape('Software')).toEqual(['Software', '  Mail', '    Spam', '  CAD'])
})

test('a branch moves with all that lies in it, before another or last', async () => {
  const [a, b] = [await add('Alpha'), await add('Beta')]
  const one = await add('One', a.id)
  await add('Deep', one.id)
  const two = await add('Two', b.id)
  const moved = await call(lead, 'POST', `/api/work/categories/${one.id}/move`, {
    parent_id: b.id,
    before_id: two.id,
  })
  expect(moved.body).toMatchObject({ path: 'Beta › One' })
  expect(await shape('Beta')).toEqual(['Beta', '  One', '    Deep', '  Two'])
  expect((await tree()).find(({ title }) => title === 'Deep')?.path).toBe('Beta › One › Deep')
  expect(await refused('POST', `/api/work/categories/${b.id}/move`, { parent_id: one.id })).toBe(
    'A category cannot lie inside itself',
  )
})

test('a new name is on every path below it', async () => {
  const hard = await add('Hardware')
  const print = await add('Printers', hard.id)
  await add('Paper', print.id)
  await call(lead, 'PATCH', `/api/work/categories/${print.id}`, { title: 'Printing' })
  expect((await tree()).find(({ title }) => title === 'Paper')?.path).toBe('Hardware › Printing › Paper')
})

test('the archive takes a whole branch; it comes back one by one, and not into an archived one', async () => {
  const old = await add('Old')
  const fax = await add('Fax', old.id)
  await call(lead, 'PATCH', `/api/work/categories/${old.id}`, { archived: true })
  expect(await shape('Old')).toEqual([])
  expect((await tree(true)).filter(({ path }) => path.startsWith('Old'))).toHaveLength(2)
  expect(await refused('PATCH', `/api/work/categories/${fax.id}`, { archived: false })).toBe(
    'What it would lie in is in the archive',
  )
  expect(await refused('POST', '/api/work/categories', { title: 'New', parent_id: old.id })).toBe(
    'What it would lie in is in the archive',
  )
  await call(lead, 'PATCH', `/api/work/categories/${old.id}`, { archived: false })
  expect(await shape('Old')).toEqual(['Old'])
})

test('refused with a sentence: two of one name in one place, a team that is none, a tree too deep', async () => {
  const top = await add('Twice')
  await add('Same', top.id)
  expect(await refused('POST', '/api/work/categories', { title: 'Same', parent_id: top.id })).toBe(
    'There is a category of that name in the same place',
  )
  expect(await refused('PATCH', `/api/work/categories/${top.id}`, { team_id: lead.id })).toBe(
    'There is no such team here',
  )
  let inside = top.id
  for (let depth = 2; depth <= 6; depth++) inside = (await add(`Level ${depth}`, inside)).id
  expect(await refused('POST', '/api/work/categories', { title: 'Level 7', parent_id: inside })).toBe(
    'Categories may lie 6 deep in each other',
  )
  const branch = await add('Branch')
  await add('Leaf', branch.id)
  const fifth = (await tree()).find(({ title }) => title === 'Level 5')
  expect(await refused('POST', `/api/work/categories/${branch.id}/move`, { parent_id: fifth?.id })).toBe(
    'Categories may lie 6 deep in each other',
  )
})

test('only those who shape the work change them, and it is on record', async () => {
  expect(await refused('POST', '/api/work/categories', { title: 'Mine' }, technician)).toBe(
    'You may not do that: it needs work.manage',
  )
  const made = await add('Seen')
  await call(lead, 'PATCH', `/api/work/categories/${made.id}`, { title: 'Seen', team_id: null })
  await call(lead, 'PATCH', `/api/work/categories/${made.id}`, { team_id: network })
  const events = await db.selectFrom('event').select('kind').where('subject_id', '=', made.id).execute()
  // A change that changes nothing is none.
  expect(events).toHaveLength(2)
})

import { expect, test } from 'vitest'
import { roles } from '#kernel/auth/roles'
import { newId } from '#kernel/ids'
import { allDone } from '#test/left-for-later'
import { world } from '#test/world'
import type { AsItWas } from './contract.ts'

const { someone, must, call, db } = await world()
const boss = await someone('Bo Boss', roles)
const ana = await someone('Ana Lind', ['technician'])
const rita = await someone('Rita Ruud', ['requester'])
type Who = typeof boss

const made = async (path: string, body: object) =>
  (await must<{ id: string; key: string }>(boss, 'POST', path, body)).id
const open = (more: object = {}) =>
  made('/api/desk/tickets', {
    title: 'Vault hangs',
    description: '<p>Since noon</p>',
    requester_id: rita.id,
    ...more,
  })
const was = (id: string, query = '', who = boss) =>
  must<AsItWas>(who, 'GET', `/api/records/${id}/was${query}`)
const asked = (who: Who, id: string, query = '') => call(who, 'GET', `/api/records/${id}/was${query}`)
const field = ({ fields }: AsItWas, name: string) => fields.find((one) => one.name === name)
const events = async (id: string, kind: string) =>
  (
    await db
      .selectFrom('event')
      .select('id')
      .where('subject_id', '=', id)
      .where('kind', '=', kind)
      .orderBy('id')
      .execute()
  ).map((one) => one.id)
const change = (id: string, patch: object) => must(boss, 'PATCH', `/api/desk/tickets/${id}`, patch)

test('before and after something that happened, with what stands there today beside it', async () => {
  const id = await open()
  await change(id, { title: 'Vault is slow' })
  await change(id, { title: 'Vault is cured', impact: 1 })
  const [first = 0, second = 0] = await events(id, 'work.changed')
  const before = await was(id, `?before=${first}`)
  expect(before).toMatchObject({ here: true, title: 'Vault hangs', next: first })
  expect(field(before, 'title')).toMatchObject({ was: ['Vault hangs'], today: ['Vault is cured'], why: null })
  expect(field(before, 'impact')).toMatchObject({ value: 3, was: ['Low'], today: ['High'] })
  const between = await was(id, `?after_event=${first}`)
  expect(between).toMatchObject({ title: 'Vault is slow', last: first, next: second })
  expect(field(await was(id), 'title')).toMatchObject({ today: null })
})

test('before the house knew it there is nothing to tell but that', async () => {
  const id = await open()
  expect(await was(id, '?at=2001-01-01T00:00:00Z')).toMatchObject({
    here: false,
    title: 'Vault hangs',
    fields: [],
    messages: [],
    notes: [expect.stringContaining('knows')],
  })
})

test('what is closed to its reader today stays closed, in the same bytes as what is not there', async () => {
  const id = await open({ requester_id: boss.id })
  const bare = ({ status, body }: Awaited<ReturnType<typeof call>>) => [
    status,
    { ...(body as object), request: '' },
  ]
  const nowhere = bare(await asked(rita, newId()))
  expect(bare(await asked(rita, id))).toEqual(nowhere)
  const [opened = 0] = await events(id, 'work.opened')
  expect(bare(await asked(rita, id, `?before=${opened}`))).toEqual(nowhere)
  // Nor does the number of something that is not told here open anything.
  const mine = await open()
  await must(boss, 'POST', `/api/desk/tickets/${mine}/note`, { html: '<p>Between us</p>' })
  const [, note = 0] = await events(mine, 'comment.added')
  expect(bare(await asked(rita, mine, `?before=${note}`))).toEqual(nowhere)
  expect(bare(await asked(boss, mine, `?before=${opened}`))).toEqual(bare(await asked(boss, newId())))
})

test('who asked sees what is theirs to see: no cause, no notes, no tags, no names of those who watch', async () => {
  const id = await open({ tags: ['vpn'] })
  await change(id, { cause: 'A worn seal' })
  await must(boss, 'POST', `/api/desk/tickets/${id}/note`, { html: '<p>Between us</p>' })
  await must(boss, 'POST', '/api/watchers', { records: [id], principals: [ana.id] })
  const text = JSON.stringify(await was(id, '', rita))
  expect(text).toContain('Since noon')
  for (const inside of ['A worn seal', 'Between us', 'vpn', 'Ana Lind', ana.id])
    expect(text).not.toContain(inside)
})

test('a link shows only to who may see both ends', async () => {
  const [id, other] = [await open(), await open({ title: 'Theft', requester_id: boss.id })]
  await must(boss, 'POST', '/api/links', { links: [{ from: id, relation: 'relates-to', to: other }] })
  expect(field(await was(id), 'links')?.was).toEqual([expect.stringContaining('Theft')])
  const text = JSON.stringify(await was(id, '', rita))
  expect(text).not.toContain('Theft')
  expect(text).not.toContain(other)
})

test('words read as they were said, for those inside; what was taken back does not come back', async () => {
  const id = await open()
  const said = async (html: string) =>
    String((await must(boss, 'POST', `/api/desk/tickets/${id}/reply`, { html }))['comment_id'])
  const [kept, gone] = [await said('<p>It is the seal</p>'), await said('<p>Never mind</p>')]
  await must(boss, 'PATCH', `/api/comments/${kept}`, { html: '<p>It is the hinge</p>' })
  await must(boss, 'DELETE', `/api/comments/${gone}`)
  const [edited = 0] = await events(id, 'comment.edited')
  const words = ({ messages }: AsItWas) => messages.map(({ body, why }) => [body, why !== null])
  expect(words(await was(id, `?before=${edited}`))).toEqual([
    ['Since noon', false],
    ['It is the seal', false],
    ['', true],
  ])
  expect(words(await was(id, `?after_event=${edited}`))[1]).toEqual(['It is the hinge', false])
  expect(words(await was(id, `?before=${edited}`, rita))[1]).toEqual(['', true])
})

test('names are those of then; once somebody was forgotten, nothing brings them back', async () => {
  const zoe = await made('/api/people', { display_name: 'Zoe Zander', type: 'external', job_title: 'Diver' })
  const team = await made('/api/teams', { name: 'Divers', members: [] })
  await must(boss, 'POST', `/api/teams/${team}/members`, { put: [{ person_id: zoe }], remove: [] })
  const id = await open({ requester_id: zoe })
  await change(id, { impact: 1 })
  await must(boss, 'PATCH', `/api/people/${zoe}`, { display_name: 'Zoe Zimmer', job_title: 'Chief diver' })
  const [changed = 0] = await events(id, 'work.changed')
  const [renamed = 0] = await events(zoe, 'person.changed')
  expect(field(await was(id, `?before=${changed}`), 'requester_id')?.was).toEqual(['Zoe Zander'])
  expect(field(await was(zoe, `?before=${renamed}`), 'job_title')).toMatchObject({
    was: ['Diver'],
    today: ['Chief diver'],
  })
  await must(boss, 'PATCH', `/api/desk/tickets/${id}`, { requester_id: rita.id })
  await db.deleteFrom('outbox').execute()
  await must(boss, 'POST', `/api/people/${zoe}/anonymise`, { force: true })
  const told = [
    await was(zoe, `?before=${renamed}`),
    await was(zoe, `?after_event=${renamed}`),
    await was(id, `?before=${changed}`),
    await was(team),
    await was(team, `?after_event=${(await events(team, 'team.joined'))[0]}`),
  ]
  for (const one of told) expect(JSON.stringify(one)).not.toMatch(/Zander|Zimmer|[Dd]iver"/)
  expect(field(told[0] ?? expect.fail(), 'job_title')).toMatchObject({
    why: expect.stringContaining('erased'),
    value: null,
  })
  expect(field(told[2] ?? expect.fail(), 'requester_id')?.was).toEqual([
    expect.stringContaining('Former person'),
  ])
})

test('private facts are in no event: of one that changed nothing but that is told', async () => {
  const id = await made('/api/people', { display_name: 'Pia Prim', notes: 'Likes boats' })
  const created = (await events(id, 'person.created'))[0]
  await must(boss, 'PATCH', `/api/people/${id}`, { notes: 'Likes ferries' })
  const before = await was(id, `?after_event=${created}`)
  expect(field(before, 'notes')).toMatchObject({
    was: [],
    today: ['Likes ferries'],
    why: expect.stringContaining('not kept'),
  })
  expect(field(await was(id, `?after_event=${created}`, ana), 'notes')).toBeUndefined()
})

test('before a merge it was alone, and after it was taken back again', async () => {
  const [into, from] = [await open(), await open({ title: 'The same again', tags: ['twin'] })]
  await must(boss, 'POST', `/api/desk/tickets/${into}/merge`, { from: [from] })
  await must(boss, 'POST', `/api/desk/tickets/${from}/unmerge`, {})
  const [took = 0] = await events(into, 'desk.took-in')
  const [alone, both] = [await was(into, `?before=${took}`), await was(into, `?after_event=${took}`)]
  expect([alone.messages.length, both.messages.length, (await was(into)).messages.length]).toEqual([1, 2, 1])
  expect([field(alone, 'tags')?.was, field(both, 'tags')?.was]).toEqual([[], ['twin']])
})

test('a field of one’s own reads as it was called then, also once it is archived; internal ones stay inside', async () => {
  const field = (title: string, more: object = {}) =>
    must<{ id: string; name: string }>(boss, 'POST', '/api/fields', {
      kind: 'incident',
      title,
      type: 'text',
      internal: false,
      ...more,
    })
  const berth = await field('Berth')
  const side = await field('Side', {
    type: 'choice',
    choices: [{ value: 'lee', title: 'Lee side' }],
  })
  const secret = await field('Blame', { internal: true })
  const id = await open()
  await change(id, { custom: { [berth.name]: 'B4', [side.name]: 'lee', [secret.name]: 'The mate' } })
  const [filled = 0] = await events(id, 'work.changed')
  await must(boss, 'PATCH', `/api/fields/${berth.id}`, { title: 'Quay' })
  await must(boss, 'PATCH', `/api/fields/${side.id}`, { archived: true })
  await change(id, { custom: { [berth.name]: 'B5', [secret.name]: 'The cook' } })
  const [, again = 0] = await events(id, 'work.changed')
  expect(customIn(await was(id, `?after_event=${filled}`))).toMatchObject({
    was: ['Berth: B4 · Side: Lee side · Blame: The mate'],
    today: ['Quay: B5 · Blame: The cook'],
  })
  expect(customIn(await was(id, `?before=${again}`))?.was).toEqual(['Quay: B4 · Blame: The mate'])
  for (const moment of [`?after_event=${filled}`, ''])
    expect(JSON.stringify(await was(id, moment, rita))).not.toMatch(/The (mate|cook)/)
})
const customIn = (told: AsItWas) => field(told, 'custom')

test('a state reads by the workflow in which it stood, whatever it is called since', async () => {
  interface Flow {
    version: number
    definition: { states: { name: string; title: string }[] }
  }
  const flow = '/api/work/workflows/request'
  const retitle = async (name: string, title: string) => {
    const { version, definition } = await must<Flow>(boss, 'GET', flow)
    const states = definition.states.map((one) => (one.name === name ? { ...one, title } : one))
    await must(boss, 'POST', flow, { version, definition: { ...definition, states } })
    expect(await allDone(db)).toEqual([])
  }
  const id = await open({ kind: 'request' })
  const move = (verb: string) => must(boss, 'POST', `/api/desk/tickets/${id}/move`, { verb })
  await must(boss, 'PATCH', `/api/desk/tickets/${id}`, { assignee_id: boss.id })
  await move('wait-supplier')
  await move('start')
  const [waited = 0] = await events(id, 'work.moved')
  const called = field(await was(id, `?after_event=${waited}`), 'state')?.was
  // Where it stands now is called as before, so that this is told nowhere on it.
  await retitle('waiting-supplier', 'At the yard')
  expect(field(await was(id, `?after_event=${waited}`), 'state')?.was).toEqual(called)
})

test('who asked by mail is told of the time in which nobody else was known to ask', async () => {
  const id = await open()
  const [opened = 0] = await events(id, 'work.opened')
  await db.updateTable('ticket').set({ asked_by: 'zoe@elsewhere.example' }).where('id', '=', id).execute()
  await must(boss, 'PATCH', `/api/desk/tickets/${id}`, { requester_id: null })
  expect(field(await was(id, `?after_event=${opened}`), 'asked_by')?.was).toEqual([])
  expect(field(await was(id), 'asked_by')?.was).toEqual(['zoe@elsewhere.example'])
})

test('a first day that moves away, and contacts that go with a listing, are told on whom they concern', async () => {
  const mails = (...values: string[]) => ({ emails: values.map((value) => ({ value, label: 'work' })) })
  const person = (name: string, more: object) => made('/api/people', { display_name: name, ...more })
  const [kept, merged] = [
    await person('Kai', mails('kai@x.example')),
    await person('Kay', mails('kay@x.example')),
  ]
  await must(boss, 'POST', '/api/people/merge', { keep: kept, merge: merged })
  await must(boss, 'PATCH', `/api/people/${kept}`, { ...mails('kai@x.example'), starts_on: '2098-01-01' })
  const [taken = 0] = await events(merged, 'person.changed')
  expect(field(await was(merged, `?before=${taken}`), 'emails')?.was).toEqual(['kay@x.example'])
  expect(field(await was(merged), 'emails')?.was).toEqual([])
  const [moved = 0] = await events(kept, 'person.awaited')
  expect(field(await was(kept, `?before=${moved}`), 'state')?.value).toBe('active')
  expect(field(await was(kept), 'state')?.value).toBe('joining')
})

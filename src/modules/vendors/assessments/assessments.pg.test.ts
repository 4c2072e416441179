import { expect, test } from 'vitest'
import { expiringIn } from '#facets/expiry/sources'
import { type Made, vendors } from '#test/vendors'
import { world } from '#test/world'
import { dueUntil } from './due.ts'

const house = await world()
const { call, must, read } = house
const { auditor, manager, name, requester, technician, vendor } = await vendors(house)
interface View {
  version: number
  status: string
  score: number | null
  [more: string]: unknown
}
const questions = [
  { id: 'mfa', text: 'A second factor?', kind: 'yes-no', weight: 3 },
  { id: 'ripe', text: 'How far?', kind: 'scale', weight: 1 },
  { id: 'where', text: 'Where?', kind: 'text', weight: 0 },
]
const questionnaire = (more: object = { questions }) =>
  must<Made>(manager, 'POST', '/api/questionnaires', { name: name(), ...more })
async function assessment(more: object = {}, asked?: Made) {
  const asks = await vendor({ tier: '3' })
  const { id } = asked ?? (await questionnaire())
  const made = await must<Made>(technician, 'POST', '/api/assessments', {
    vendor_id: asks.id,
    questionnaire_id: id,
    due_on: '2026-06-30',
    ...more,
  })
  return { ...made, vendor: asks }
}
const show = ({ id }: Made, who = technician) => must<View>(who, 'GET', `/api/assessments/${id}`)
const answers = ({ id }: Made, ...all: object[]) =>
  call(technician, 'POST', `/api/assessments/${id}/answers`, { answers: all })
const move = ({ id }: Made, how: string, who = manager, body: object = {}) =>
  call(who, 'POST', `/api/assessments/${id}/${how}`, body)

test('a vendor is asked, answers with evidence, and the accepted result sets its tier and the next day', async () => {
  const one = await assessment()
  expect((await answers(one, { id: 'mfa', value: 'perhaps' })).status).toBe(422)
  expect((await answers(one, { id: 'none', value: 'yes' })).status).toBe(422)
  await answers(one, { id: 'mfa', value: 'no', evidence: 'Said by telephone' })
  const early = await move(one, 'finish', technician)
  expect(early).toMatchObject({ status: 409, body: { title: 'One question is still open' } })
  await answers(one, { id: 'ripe', value: '5' })
  expect(await show(one)).toMatchObject({
    score: 25,
    tier: { proposed: '1' },
    gaps: [{ question: 'mfa', lost: 3 }],
  })
  expect((await move(one, 'accept')).status).toBe(409)
  expect((await move(one, 'finish', technician)).status).toBe(200)
  expect((await answers(one, { id: 'mfa', value: 'yes' })).status).toBe(409)
  expect((await move(one, 'accept', technician, { take_tier: true })).status).toBe(403)
  expect((await move(one, 'accept', manager, { take_tier: true })).status).toBe(200)
  const done = await show(one)
  expect(done).toMatchObject({ status: 'accepted', accepted_by: { name: 'Mia' } })
  // A vendor of tier 1 is asked again after twelve months.
  expect(done['again_on']).toBe(
    Temporal.PlainDate.from(String(done['accepted_on'])).add({ months: 12 }).toString(),
  )
  expect(await must(technician, 'GET', `/api/vendors/${one.vendor.id}`)).toMatchObject({ tier: '1' })
  const told = await must(technician, 'GET', `/api/records/${one.id}/history`)
  expect(JSON.stringify(told)).toContain('Finished it with 25%')
})

test('other questions are another edition, and what runs keeps its own', async () => {
  const asked = await questionnaire()
  const one = await assessment({}, asked)
  const { version } = await must<View>(manager, 'GET', `/api/questionnaires/${asked.id}`)
  const saved = { version, questions: questions.slice(0, 1) }
  expect((await call(technician, 'PATCH', `/api/questionnaires/${asked.id}`, saved)).status).toBe(403)
  await must(manager, 'PATCH', `/api/questionnaires/${asked.id}`, saved)
  expect((await call(manager, 'PATCH', `/api/questionnaires/${asked.id}`, saved)).status).toBe(412)
  expect(await must(technician, 'GET', `/api/questionnaires/${asked.key}`)).toMatchObject({
    edition: 2,
    editions: [
      { edition: 2, questions: 1, assessments: 0 },
      { edition: 1, questions: 3, assessments: 1 },
    ],
  })
  const kept = await show(one)
  expect(kept['questions']).toHaveLength(3)
  expect(kept['questionnaire']).toMatchObject({ edition: 1, is_latest: false })
})

test('the questions that come with the house are there on each topic', async () => {
  for (const topic of ['security', 'privacy', 'continuity']) {
    const { id } = await questionnaire({ topic })
    const { questions: shipped } = await must<{ questions: object[] }>(
      auditor,
      'GET',
      `/api/questionnaires/${id}`,
    )
    expect(shipped.length).toBeGreaterThanOrEqual(10)
  }
  const { id } = await questionnaire({ topic: 'security', shipped: false })
  expect(await must(auditor, 'GET', `/api/questionnaires/${id}`)).toMatchObject({ questions: [] })
})

test('what is overdue, or to be asked again, stands on the runway and at home until it is done', async () => {
  const one = await assessment({ assessor_id: technician.id })
  const due = async () => (await read(technician, (ctx) => dueUntil(ctx, '2026-12-31'))).map(({ id }) => id)
  expect(await due()).toContain(one.id)
  const { expiries } = await read(technician, (ctx) =>
    expiringIn(ctx, { from: '2026-06-01', until: '2026-12-31' }),
  )
  expect(expiries).toContainEqual(
    expect.objectContaining({ id: one.id, kind: 'assessment', ends_on: '2026-06-30' }),
  )
  const home = await must(technician, 'GET', '/api/bridge')
  expect(JSON.stringify(home)).toContain(one.key)
  await answers(one, { id: 'mfa', value: 'yes' }, { id: 'ripe', value: '5' })
  await move(one, 'finish', technician)
  expect(await due()).not.toContain(one.id)
  const listed = await must<{ items: Made[] }>(
    auditor,
    'GET',
    '/api/assessments?q=status:finished%20score%3E90',
  )
  expect(listed.items.map(({ id }) => id)).toContain(one.id)
  expect((await call(requester, 'GET', `/api/assessments/${one.id}`)).status).toBe(403)
  expect((await call(auditor, 'POST', `/api/assessments/${one.id}/reopen`, {})).status).toBe(403)
})

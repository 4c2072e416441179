import { expect, test } from 'vitest'
import { papersIn } from '#test/papers'
import { world } from '#test/world'

const house = await world()
const { call, db, must } = house
const { technician, asker, paper, personWith } = await papersIn(house)

test('a thing that is gone has a certificate of how its data was wiped; what is still there has none yet', async () => {
  const { ids } = await personWith('Wim', ['W-1'])
  const [id = ''] = ids
  const certificate = () => paper(technician, `/api/assets/${id}/certificate`)
  expect(await certificate()).toMatchObject({ status: 409 })
  const wipe = { method: 'purge', technique: 'NVMe sanitize', done_on: '2026-01-31', verified_by: 'Łucja' }
  await must(technician, 'POST', `/api/assets/${id}/wipes`, wipe)
  const later = await call(technician, 'POST', `/api/assets/${id}/wipes`, { ...wipe, done_on: '2999-01-01' })
  expect(later.status).toBe(409)
  expect((await call(asker, 'GET', `/api/assets/${id}/wipes`)).status).toBe(404)
  expect((await certificate()).text).toContain('still there')
  await must(technician, 'PATCH', `/api/assets/${id}`, { status: 'disposed' })
  const { text } = await certificate()
  for (const said of [
    'Certificate of disposal',
    'W-1',
    'S-W-1',
    'Its data was purged',
    'NVMe sanitize',
    'Łucja',
    'Disposed of',
  ])
    expect(text).toContain(said)
  await expect(db.updateTable('data_wipe').set({ method: 'clear' }).execute()).rejects.toThrow('stays')
})

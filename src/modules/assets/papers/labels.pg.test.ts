import { expect, test } from 'vitest'
import { papersIn } from '#test/papers'
import { world } from '#test/world'
import { createAssets } from '../public.ts'

const house = await world()
const { must, write } = house
const { technician, asker, paper } = await papersIn(house)

test('labels are those of the filter or of what was picked; too many, none, and a place that no sheet has are refused', async () => {
  const made = await write(undefined, (ctx) =>
    createAssets(
      ctx,
      ['B-2', 'B-1', ''].map((tag) => ({ type: 'laptop', name: 'Corvid Ł', tag })),
    ),
  )
  const [first, , third] = made
  const all = await paper(technician, '/api/assets/labels?q=corvid&sort=tag')
  expect(all.status).toBe(200)
  for (const said of ['Corvid Ł', third?.key ?? '']) expect(all.text).toContain(said)
  expect(all.text.indexOf('B-1')).toBeLessThan(all.text.indexOf('B-2'))
  const one = await paper(technician, `/api/assets/labels?ids=${first?.id}&sheet=tape-62x29`)
  expect(one.text).toContain('B-2')
  expect(one.text).not.toContain('B-1')
  expect((await paper(technician, '/api/assets/labels?q=nothing-such')).text).toContain('nothing to label')
  expect((await paper(technician, '/api/assets/labels?first=22')).text).toContain('21 labels')
  expect((await paper(technician, '/api/assets/labels?ids=x')).status).toBe(422)
  expect((await paper(asker, '/api/assets/labels?q=corvid')).status).toBe(403)
})

test('a scanned code finds a thing by the address on its label, its tag and its serial number, in any case', async () => {
  const [one] = await write(undefined, (ctx) =>
    createAssets(ctx, [{ type: 'phone', name: 'Phone', tag: 'Ph-7', serial: 'sn 7' }]),
  )
  const found = async (code: string, who = technician) =>
    (
      await must<{ items: { id: string }[] }>(
        who,
        'GET',
        `/api/assets/scanned?code=${encodeURIComponent(code)}`,
      )
    ).items.map(({ id }) => id)
  for (const code of ['ph-7', 'SN 7', one?.key ?? '', `https://it.example/assets/${one?.key}`])
    expect(await found(code)).toEqual([one?.id])
  expect(await found('Ph-8')).toEqual([])
  expect(await found('ph-7', asker)).toEqual([])
})

import { expect, test } from 'vitest'
import { world } from '#test/world'
import type { ManyMove } from './act-contract.ts'
import type { Opened } from './contract.ts'

const { someone, team, must } = await world()
const ana = await someone('Ana Lind', ['technician'])
const open = async (more: object = {}) =>
  await must<Opened>(ana, 'POST', '/api/desk/tickets', { title: 'Winch squeals', ...more })
const moves = async (target: object) =>
  (await must<{ items: ManyMove[] }>(ana, 'POST', '/api/desk/moves', target)).items

test('many tickets are offered the steps that lead on from where they stand, each with how many it suits', async () => {
  const ids = [(await open()).id, (await open()).id, (await open({ kind: 'request' })).id]
  await must(ana, 'POST', '/api/desk/bulk', {
    ids: ids.slice(0, 1),
    action: { do: 'move', verb: 'solve', resolution: 'Greased' },
  })
  const offered = await moves({ ids })
  const suits = Object.fromEntries(offered.map(({ verb, n }) => [verb, n]))
  expect(suits).toMatchObject({ solve: 2, wait: 2, start: 2, close: 1, reopen: 1 })
  expect(offered.find(({ verb }) => verb === 'solve')).toMatchObject({
    phase: 'done',
    needs: ['resolution', 'children-closed'],
  })
  expect(await moves({ q: 'winch', except: ids.slice(1) })).toMatchObject([{ n: 1 }, { n: 1 }])
})

test('what may not be seen is offered nothing', async () => {
  const network = await team('Network')
  const bo = await someone('Bo Ås', ['technician'], [network])
  const hidden = await must<Opened>(bo, 'POST', '/api/desk/tickets', {
    title: 'Hidden winch',
    restricted: true,
    team_id: network,
  })
  expect(await moves({ ids: [hidden.id] })).toEqual([])
})

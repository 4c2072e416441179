import { expect, test } from 'vitest'
import { importing } from '#test/importing'
import { world } from '#test/world'

const house = await world()
const { someone, must } = house
const { read, act, map } = importing(house)
const paul = await someone('Paul', ['people-manager', 'administrator'])

const found = async (what: 'people' | 'places', name: string) => {
  const q = encodeURIComponent(`"${name}"`)
  return (await must<{ items: { id: string }[] }>(paul, 'GET', `/api/${what}?q=${q}`)).items
}

test('places that a file names are set up where somebody ticks that, counted before, and taken back', async () => {
  const file = 'Name,Email,Office\nEli Berg,eli@own.example,Kai 9\nGro Dal,gro@own.example,kai 9\n'
  const mapped = await read(paul, 'offices.csv', file, 'people')
  expect(await act(paul, mapped, 'rehearse')).toMatchObject({
    brings: [],
    left: [{ field: 'Place', option: 'places', value: 'create', names: 1, rows: 2 }],
  })
  await map(paul, mapped, { options: { places: 'create' } })
  const tried = await act(paul, mapped, 'rehearse')
  expect(tried).toMatchObject({ notes: [], left: [], brings: [{ kind: 'place', n: 1 }] })
  expect(await found('places', 'Kai 9')).toEqual([])

  const done = await act(paul, tried, 'run')
  expect(await found('places', 'Kai 9')).toMatchObject([{ name: 'Kai 9', level: 'site' }])
  const [gro] = await found('people', 'Gro Dal')
  expect(await must(paul, 'GET', `/api/people/${gro?.id}`)).toMatchObject({ place: [{ name: 'Kai 9' }] })

  await act(paul, done, 'undo')
  expect(await found('places', 'Kai 9')).toEqual([])
})

test('who may not set places up brings people in without them', async () => {
  const pia = await someone('Pia', ['lead', 'people-manager'])
  const mapped = await read(pia, 'hr.csv', 'Name,Email,Office\nUlv Moe,ulv@own.example,Kai 10\n', 'people')
  await map(pia, mapped, { options: { places: 'create' } })
  expect((await act(pia, mapped, 'rehearse')).notes).toEqual([
    { n: 1, text: 'Place: “Kai 10” is not known here, and your role does not let you set places up' },
  ])
})

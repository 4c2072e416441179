import { expect, test } from 'vitest'
import { importing } from '#test/importing'
import { world } from '#test/world'

const house = await world()
const { someone, must } = house
const { read, rehearsed, imported, act, said } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])

interface Row {
  id: string
  name: string
  level: string
  within: string
  city: string
}
const all = async () =>
  (await must<{ items: Row[] }>(mia, 'GET', '/api/places?q=archived:no')).items
    .map(({ name, level, within }) => `${name}: ${level}${within === '' ? '' : ` in ${within}`}`)
    .toSorted()

const heading =
  'name,address,address2,city,state,country,zip,manager,manager username,currency,parent_location'
const snipe = [
  heading,
  'Server room,,,,,,,,,,Wing B',
  'Wing B,,,,,,,,,,Bergen',
  'Bergen,4 Hill St,2nd floor,Bergen,,Norway,5003,Ada Lind,alind,NOK,',
  'Depot,,,Oslo,,Norway,,,,,Nowhere',
].join('\n')

test('the locations of Snipe-IT come in within each other, wherever their parents stand, and nothing the second time', async () => {
  const mapped = await read(mia, 'locations.csv', snipe)
  expect(mapped).toMatchObject({ importer: 'snipe-it-locations', open: [] })
  const tried = await act(mia, mapped, 'rehearse')
  expect(await said(mia, tried)).toEqual([
    ['create', ''],
    ['create', ''],
    ['create', ''],
    ['create', expect.stringContaining('“Nowhere” is neither here nor in the file')],
  ])
  const done = await act(mia, tried, 'run')
  expect(done).toMatchObject({ state: 'done', counts: { created: 4 } })
  expect(await all()).toEqual([
    'Bergen: site',
    'Depot: site',
    'Server room: floor in Bergen › Wing B',
    'Wing B: building in Bergen',
  ])
  const [bergen] = (await must<{ items: Row[] }>(mia, 'GET', '/api/places?q=name:Bergen')).items
  expect(await must(mia, 'GET', `/api/places/${bergen?.id ?? ''}`)).toMatchObject({
    address: { street: '4 Hill St, 2nd floor', city: 'Bergen', postal_code: '5003', country: 'Norway' },
  })
  expect((await rehearsed(mia, 'locations.csv', snipe)).counts).toMatchObject({ unchanged: 4 })

  const moved = await imported(
    mia,
    'moved.csv',
    `${heading}\nServer room,,,,,,,,,,Bergen\nDepot,,,Moss,,,,,,,Bergen\n`,
  )
  // Within Bergen nothing is called so: it comes in beside the other.
  expect(moved).toMatchObject({ counts: { created: 2 } })
  expect((await act(mia, moved, 'undo')).state).toBe('undone')
  expect((await act(mia, done, 'undo')).state).toBe('undone')
  expect(await all()).toEqual([])
})

test('any list of places: codes find them again, doubts and circles are set aside, changes are taken back', async () => {
  const first = await imported(
    mia,
    'orte.csv',
    'Ort;Art;Kürzel;Liegt in\nHafen;Standort;HAF;\nHaus 1;Gebäude;H1;Hafen\n',
    'places',
  )
  expect(first).toMatchObject({ counts: { created: 2 } })
  const tried = await rehearsed(
    mia,
    'orte.csv',
    [
      'Name;Kind of place;Code;Within;Time zone',
      'House one;;H1;Hafen;',
      'Hafen;;;;Mars/Base',
      'A;;;B;',
      'B;;;A;',
      'Bigger;site;;H1;',
      'Hafen;;;;',
    ].join('\n'),
    'places',
  )
  expect(await said(mia, tried)).toEqual([
    ['update', ''],
    ['unchanged', expect.stringContaining('“Mars/Base” is no time zone')],
    ['error', expect.stringContaining('within itself')],
    ['error', expect.stringContaining('within itself')],
    ['error', expect.stringContaining('A site cannot lie within a building')],
    ['conflict', expect.stringContaining('The same as row 3')],
  ])
  const done = await act(mia, tried, 'run')
  expect(await all()).toEqual(['Hafen: site', 'House one: building in Hafen'])
  expect((await act(mia, done, 'undo')).state).toBe('undone')
  expect(await all()).toEqual(['Hafen: site', 'Haus 1: building in Hafen'])
})

test('places of one name in several places all come in', async () => {
  const done = await imported(
    mia,
    'floors.csv',
    [
      'Name;Kind of place;Within',
      'Ground floor;floor;North house',
      'Ground floor;floor;South house',
      'North house;building;',
      'South house;building;',
    ].join('\n'),
    'places',
  )
  expect(done).toMatchObject({ counts: { created: 4 } })
  const floors = (await all()).filter((one) => one.startsWith('Ground floor'))
  expect(floors).toEqual(['Ground floor: floor in North house', 'Ground floor: floor in South house'])
  expect((await act(mia, done, 'undo')).state).toBe('undone')
})

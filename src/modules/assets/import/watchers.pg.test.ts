import { expect, test } from 'vitest'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { importing } from '#test/importing'
import { world } from '#test/world'
import { createAssets } from '../public.ts'

const house = await world()
const { someone, must, write } = house
const { read, rehearsed, act, said } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])

const [ada, ben] = await write(undefined, (ctx) =>
  createPeople(ctx, [
    { display_name: 'Ada Lind', emails: [{ value: 'ada@own.example', label: 'work' }], username: 'alind' },
    { display_name: 'Ben Moe', emails: [{ value: 'ben@own.example', label: 'work' }], username: 'bmoe' },
  ]),
)
const [bergen] = await write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Bergen', level: 'site' }]))
const people = { ada: ada?.id ?? null, ben: ben?.id ?? null }
await write(undefined, (ctx) =>
  createAssets(ctx, [
    {
      type: 'desktop',
      manufacturer: 'Dell',
      model: 'Tower 7',
      serial: 'DL-700',
      holder_id: bergen?.id ?? null,
    },
    { type: 'laptop', manufacturer: 'HP', model: 'Book 4', serial: 'HP-400', holder_id: people.ben },
    { type: 'laptop', manufacturer: 'Corvid', model: 'W16', serial: 'TWO-1' },
    { type: 'laptop', manufacturer: 'Nordlys', model: 'Fjell', serial: 'TWO-1' },
    { type: 'laptop', manufacturer: 'Lumen', model: 'L1', serial: 'GONE-1', status: 'disposed' },
    { type: 'server', name: 'VM-7' },
  ]),
)
const one = async (serial: string) => {
  const { items } = await must<{ items: { id: string }[] }>(mia, 'GET', `/api/assets?q=serial:${serial}`)
  return must(mia, 'GET', `/api/assets/${items[0]?.id ?? ''}`)
}

const intune = [
  'Device ID,Device name,Enrollment date,Last check-in,OS version,Serial number,Manufacturer,Model,Managed by,Ownership,OS,Primary user UPN,Primary user email address,Primary user display name',
  'a1,LT-1,2026-01-02 08:00:00,2026-11-01 08:00:00,10.0,NEW-100,Corvid,W16,Intune,Corporate,Windows,ada@own.example,ada@own.example,Ada Lind',
  'a2,PC-7,2026-01-02 08:00:00,2026-11-01 08:00:00,10.0,dl-700,Dell Inc.,Tower 7 Plus,Intune,Corporate,Windows,ada@own.example,,',
  'a3,LT-4,2026-01-02 08:00:00,2026-11-01 08:00:00,10.0,HP-400,Hewlett-Packard,Book 4,Intune,Corporate,Windows,ada@own.example,,',
  'a4,LT-5,2026-01-02 08:00:00,2026-11-01 08:00:00,10.0,TWO-1,,,Intune,Corporate,Windows,,,',
  'a5,LT-6,2026-01-02 08:00:00,2026-11-01 08:00:00,10.0,HP-400X,,,Intune,Corporate,iOS,,,Nobody Known',
  'a6,LT-7,2026-01-02 08:00:00,2026-11-01 08:00:00,10.0,GONE-1,Lumen,L1,Intune,Corporate,Windows,ada@own.example,,',
  'a7,LT-8,2026-01-02 08:00:00,2026-11-01 08:00:00,10.0,DL-700,Corvid,W16,Intune,Corporate,Windows,,,',
  'a8,VM-7,2026-01-02 08:00:00,2026-11-01 08:00:00,10.0,To be filled by O.E.M.,,,Intune,Corporate,Windows,,,',
  'a9,VM-8,2026-01-02 08:00:00,2026-11-01 08:00:00,10.0,0,,,Intune,Corporate,Windows,,,',
].join('\n')

test('devices of Intune update what has their serial number; whatever is doubtful is for a person', async () => {
  const mapped = await read(mia, 'devices.csv', intune)
  expect(mapped).toMatchObject({ importer: 'intune-devices', open: [] })
  const tried = await act(mia, mapped, 'rehearse')
  expect(await said(mia, tried)).toEqual([
    ['create', ''],
    ['update', 'Model: It was left as it is here: somebody here said so, and counts more'],
    ['update', expect.stringContaining('Ben Moe has it here; it was left there')],
    ['conflict', expect.stringContaining('It could be any of these here: Corvid W16')],
    ['create', expect.stringContaining('“Nobody Known” is not known here')],
    ['conflict', expect.stringContaining('Lumen L1 has this number and is Disposed of here')],
    ['conflict', expect.stringContaining('The same as row 3')],
    ['conflict', expect.stringContaining('VM-7 (AST-6) is called the same')],
    ['create', expect.stringContaining('“0” is what makers write')],
  ])
  await act(mia, tried, 'run')
  expect(await one('NEW-100')).toMatchObject({
    name: 'LT-1',
    type: { code: 'laptop' },
    holdings: [{ holder: { title: 'Ada Lind' } }],
  })
  // The type that the file does not say, how its maker is written here, and what somebody said by hand stay.
  expect(await one('DL-700')).toMatchObject({
    name: 'PC-7',
    type: { code: 'desktop' },
    manufacturer: 'Dell',
    model: 'Tower 7',
    holdings: [{ holder: { title: 'Ada Lind' } }],
  })
  expect(await one('HP-400X')).toMatchObject({ type: { code: 'phone' }, holdings: [] })
  expect((await rehearsed(mia, 'devices.csv', intune)).counts).toMatchObject({
    create: 0,
    update: 0,
    unchanged: 5,
  })
})

test.each([
  [
    'glpi-devices',
    '"Name";"Entity";"Status";"Manufacturer";"Serial number";"Type";"Model";"Operating system - Name";"Location";"User";"Inventory number"\n"PC-1";"Root";"In use";"Corvid";"G-100";"Desktop";"T1";"Linux";"Bergen";"alind (12)";"INV-1"',
    { name: 'PC-1', tag: 'INV-1', holdings: [{ holder: { title: 'Ada Lind' } }] },
  ],
  [
    'glpi-devices',
    '"Nom";"Entité";"Statut";"Fabricant";"Numéro de série";"Type";"Modèle";"Lieu";"Usager"\n"PC-2";"Racine";"Bereit";"Corvid";"G-200";"Desktop";"T1";"Bergen";""',
    { name: 'PC-2', place: { name: 'Bergen' } },
  ],
  [
    'glpi-devices',
    '"Name";"Einheit";"Status";"Hersteller";"Seriennummer";"Typ";"Modell";"Standort"\n"PC-3";"Wurzel";"Defekt";"Corvid";"G-300";"Notebook";"T1";"Bergen"',
    { name: 'PC-3', type: { code: 'laptop' }, status: { code: 'in-repair' } },
  ],
  [
    'lansweeper-devices',
    'AssetName,Domain,Username,IPAddress,Mac,Manufacturer,Model,Serialnumber,Lastseen\nLS-1,OWN,OWN\\bmoe,10.0.0.5,00:11:22:33:44:55,Corvid,W16,LS-100,2026-11-01 10:00',
    { name: 'LS-1', holdings: [{ holder: { title: 'Ben Moe' } }] },
  ],
  [
    'jamf-devices',
    'Computer Name,Asset Tag,Serial Number,Model,Last Check-in,Last Inventory Update,Operating System Version,Username,Full Name,Email Address,Department,Building\nMac-1,J-1,JF-100,"Laptop 14",2026-11-01 10:00,2026-11-01 10:00,15.1,bmoe,Ben Moe,ben@own.example,IT,Bergen',
    { name: 'Mac-1', tag: 'J-1', holdings: [{ holder: { title: 'Ben Moe' } }] },
  ],
  [
    'sccm-devices',
    'ResourceID,Netbios_Name0,SerialNumber0,Manufacturer0,Model0,User_Name0\n16777220,SC-1,SC-100,Corvid,W16,OWN\\alind',
    { name: 'SC-1', holdings: [{ holder: { title: 'Ada Lind' } }] },
  ],
])('a list of %s is told by its headings and comes in', async (importer, csv, expected) => {
  const tried = await rehearsed(mia, 'list.csv', csv)
  expect(tried).toMatchObject({ importer, open: [], counts: { create: 1 } })
  await act(mia, tried, 'run')
  const serial = /[A-Z]+-\d00/.exec(csv)?.[0] ?? ''
  expect(await one(serial)).toMatchObject(expected)
})

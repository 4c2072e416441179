import { type Importer, offerImporter, offerMaker, offerTakeBack } from '#facets/imports/public'
import { createPlaces } from '../commands.ts'
import { w as room } from '../words.ts'
import { placeImportFields } from './fields.ts'
import { identities, judge, survey } from './judge.ts'
import type { PlacePlan, PlaceSession } from './plan.ts'
import { takeBackPlaces } from './take-back.ts'
import { w } from './words.ts'
import { settle, write } from './write.ts'

type PlaceImporter = Importer<PlaceSession, PlacePlan>
type Own = Pick<PlaceImporter, 'name' | 'title' | 'text' | 'source' | 'signatures'>

const tops = ['region', 'site', 'building', 'room'] as const

const placeImporter = (own: Own): PlaceImporter => ({
  ...own,
  can: 'places.manage',
  fields: () => Promise.resolve(placeImportFields),
  options: [
    {
      name: 'level',
      title: w.later('option-level'),
      text: w.later('option-level.text'),
      choices: tops.map((value) => ({ value, title: room.later(`level.${value}`) })),
      usual: 'site',
    },
  ],
  lacks: () => [w.later('lacks-people')],
  identities,
  begin: (_, setup) =>
    Promise.resolve({ source: own.source, setup, file: new Map(), twice: new Set(), made: new Set() }),
  survey: { fields: ['name'], see: survey },
  judge,
  write,
  settle,
})

offerImporter(
  placeImporter({
    name: 'places',
    title: w.later('places'),
    text: w.later('places.text'),
    source: 'file',
    signatures: [],
  }),
)
offerImporter(
  placeImporter({
    name: 'snipe-it-locations',
    title: w.later('snipe-it'),
    text: w.later('snipe-it.text'),
    source: 'snipe-it',
    signatures: [
      ['name', 'address', 'address2', 'city', 'state', 'zip', 'manager username'],
      ['name', 'address', 'city', 'zip', 'manager', 'currency'],
      ['location name', 'parent', 'address', 'city', 'currency'],
    ],
  }),
)

// A file of another room says no more than a name: it is a site at the top until somebody says where it lies.
offerMaker('place', {
  can: 'places.manage',
  make: (ctx, drafts) =>
    createPlaces(
      ctx,
      drafts.map((draft) => ({ ...draft, level: 'site' })),
    ),
})
offerTakeBack(['place'], takeBackPlaces)

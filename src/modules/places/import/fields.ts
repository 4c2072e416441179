import { fold } from '#lib/text/fold'
import { levels } from '#facets/places/levels'
import { also, fieldIn, type ImportField } from '#facets/imports/public'
import type { Sentence } from '#lib/words'
import { w as room } from '../words.ts'
import { w } from './words.ts'

const field = fieldIn(w)

/** What others call kinds of places. */
const kinds = new Map(
  [
    'region: region country area district land gebiet',
    'site: site campus location branch office standort niederlassung',
    'building: building house gebaude haus',
    'floor: floor storey level etage stockwerk geschoss',
    'room: room raum zimmer buro rack',
    'area: desk seat workplace platz arbeitsplatz',
  ].flatMap((line) => {
    const [level = '', words = ''] = line.split(': ')
    return words.split(' ').map((word) => [word, level] as const)
  }),
)

/** All that is known of a place, and what the files of the world call it. */
export const placeImportFields: readonly ImportField[] = [
  field('name', {
    required: true,
    most: 200,
    aliases: also(
      'location, location name, site, site name, place, room, standort, ort, raum, lieu, emplacement',
    ),
  }),
  field('parent', {
    most: 200,
    hint: 'parent.hint',
    aliases: also(
      'parent, parent location, within, located in, child of, liegt in, ubergeordnet, gehort zu, parent name',
    ),
  }),
  field('level', {
    type: 'choice',
    choices: levels.map((value) => ({ value, title: room.later(`level.${value}`) })),
    meaning: (value) => kinds.get(fold(value.trim())),
    aliases: also('kind, type, place type, location type, art, typ'),
  }),
  field('code', { most: 40, aliases: also('short name, abbreviation, room number, kurzel, raumnummer') }),
  field('street', {
    most: 200,
    aliases: also('address, address 1, address1, street address, strasse, adresse'),
  }),
  field('street_more', { most: 200, aliases: also('address2, address 2, address line 2, adresszusatz') }),
  field('city', { most: 200, aliases: also('town, stadt, ville') }),
  field('region', { most: 200, aliases: also('state, province, county, bundesland') }),
  field('postal_code', {
    most: 20,
    aliases: also('zip, zip code, postcode, post code, plz, postleitzahl, code postal'),
  }),
  field('country', { most: 200, aliases: also('land, pays') }),
  field('phone', { most: 40, aliases: also('phone number, telephone, tel, telefon, site phone') }),
  field('email', { type: 'email', aliases: also('site email, location email') }),
  field('zone', { most: 64, aliases: also('time zone, timezone, zeitzone') }),
  field('capacity', { type: 'whole', least: 0, most: 100_000, aliases: also('seats, platze') }),
  field('note', { most: 10_000, aliases: also('notes, comment, comments, notiz, bemerkung') }),
  field('id', { most: 200, hint: 'id.hint', aliases: also('external id, location id') }),
  field('created_at', { type: 'instant', aliases: also('created, erstellt am') }),
  field('updated_at', { type: 'instant', aliases: also('updated, last modified') }),
]

const named = ['name', 'level', 'code', 'phone', 'email', 'zone', 'capacity', 'note'] as const
const others: Readonly<Record<string, 'parent' | 'street'>> = { parent_id: 'parent', address: 'street' }

/** What a fact of a place is called to a reader. */
export function titleOf(fact: string): Sentence {
  const key = others[fact] ?? named.find((one) => one === fact) ?? 'name'
  return w.later(key)
}

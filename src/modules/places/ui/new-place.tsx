import { ask } from '#kit/api'
import { zoneChoices } from '#kit/form/choices'
import { known } from '#kit/form/known'
import type { z } from 'zod'
import { NewRecord } from '#facets/pages/ui/new-record.tsx'
import { NamedRecord } from '#facets/pages/ui/one-record.tsx'
import { levels, type Level } from '#facets/places/levels'
import { places } from '../contract.ts'
import { Address, PlaceDraft } from '../schemas.ts'
import { findCalendars, findPeople, findPlaces } from './finders.ts'
import { levelChoices } from './place-words.tsx'
import { w } from './words.ts'

/** An address is typed part by part, and is one thing to the house. */
const NewPlace = PlaceDraft.omit({ address: true }).extend(Address.shape)
type NewPlace = z.output<typeof NewPlace>

function draftOf({
  street,
  postal_code,
  city,
  region,
  country,
  ...rest
}: NewPlace): z.output<typeof PlaceDraft> {
  const address = { street, postal_code, city, region, country }
  return { ...rest, address: Object.values(address).some((part) => part !== '') ? address : null }
}

const fields = [
  'name',
  'level',
  'parent_id',
  'code',
  'street',
  'postal_code',
  'city',
  'region',
  'country',
  'zone',
  'calendar_id',
  'contact_id',
  'phone',
  'email',
  'capacity',
  'networks',
  'silent_networks',
  'note',
] as const

/** What usually lies within a place: the next smaller level. */
const nextLevel = (level: Level | undefined): Level =>
  level === undefined ? 'site' : (levels[levels.indexOf(level) + 1] ?? 'area')

/** Adds a place, by `?within=` inside another. */
export const Screen = () => (
  <NamedRecord name="within" by={places.get}>
    {(around) => (
      <NewRecord
        title={around ? w('new.within', { name: around.name }) : w('new')}
        crumbs={[{ title: w('places'), to: '/places' }]}
        schema={NewPlace}
        fields={fields}
        initial={{ level: nextLevel(around?.level), parent_id: around?.id ?? null }}
        make={(draft) => ask(places.create, draftOf(draft))}
        done={({ name }) => w('new.done', { name })}
        save={w('new.save')}
        back={around && `/places/${around.key}`}
        extras={{
          name: { autoFocus: true },
          level: { choices: levelChoices() },
          parent_id: { search: findPlaces, known: known(around) },
          street: { wide: true, hint: w('address.hint') },
          zone: { choices: zoneChoices() },
          calendar_id: { search: findCalendars },
          contact_id: { search: findPeople },
        }}
      />
    )}
  </NamedRecord>
)

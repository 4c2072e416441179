import { ask, useAsk } from '#kit/api'
import { zoneChoices } from '#kit/form/choices'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Page } from '#kit/page.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn, useSearchState } from '#kit/url'
import type { z } from 'zod'
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
  'note',
] as const

/** What usually lies within a place: the next smaller level. */
const nextLevel = (level: Level | undefined): Level =>
  level === undefined ? 'site' : (levels[levels.indexOf(level) + 1] ?? 'area')

/** Adds a place, by `?within=` inside another. */
export function Screen() {
  const [{ within }] = useSearchState()
  const { data: around } = useAsk(places.get, { id: within ?? '' }, { enabled: within !== undefined })
  const go = useGo()
  const leadOn = useLeadOn()
  const save = async (draft: NewPlace) => {
    const { key } = await ask(places.create, draftOf(draft))
    tell({ text: w('new.done', { name: draft.name }) })
    leadOn(`/places/${key}`)
  }
  const title = around ? w('new.within', { name: around.name }) : w('new')
  if (within !== undefined && !around) return <Skeleton shape="form" />
  return (
    <Page layout="form" title={title} crumbs={[{ title: w('places'), to: '/places' }]}>
      <AutoForm
        schema={NewPlace}
        initial={{ level: nextLevel(around?.level), parent_id: around?.id ?? null }}
        fields={fields}
        save={w('new.save')}
        onSave={save}
        onCancel={() => go(around ? `/places/${around.key}` : '/places')}
        extras={{
          name: { autoFocus: true },
          level: { choices: levelChoices() },
          parent_id: {
            search: findPlaces,
            known: around ? [{ id: around.id, title: around.name, to: '' }] : [],
          },
          street: { wide: true, hint: w('address.hint') },
          zone: { choices: zoneChoices() },
          calendar_id: { search: findCalendars },
          contact_id: { search: findPeople },
        }}
      />
    </Page>
  )
}

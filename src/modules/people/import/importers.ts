import { type Importer, offerImporter, offerTakeBack, type Setup } from '#facets/imports/public'
import { personFields, without } from './fields.ts'
import { identities, judge, type PersonPlan, survey } from './judge.ts'
import type { PeopleSession } from './resolve.ts'
import { takeBackDepartments, takeBackPeople, takeBackTeams } from './take-back.ts'
import { w } from './words.ts'
import { settle, write } from './write.ts'

type PeopleImporter = Importer<PeopleSession, PersonPlan>
type Own = Pick<PeopleImporter, 'name' | 'title' | 'text' | 'source' | 'signatures'>

const types = ['employee', 'contractor', 'external'] as const

const peopleImporter = (own: Own, fields = personFields): PeopleImporter => ({
  ...own,
  can: 'people.add',
  fields: () => Promise.resolve(fields),
  options: [
    {
      name: 'type',
      title: w.later('option-type'),
      choices: types.map((value) => ({ value, title: w.later(`type.${value}`) })),
      usual: 'employee',
    },
    {
      name: 'departments',
      title: w.later('option-departments'),
      choices: (['create', 'leave'] as const).map((value) => ({
        value,
        title: w.later(`option-departments.${value}`),
      })),
      usual: 'create',
    },
    {
      name: 'places',
      title: w.later('option-places'),
      text: w.later('option-places.text'),
      choices: (['leave', 'create'] as const).map((value) => ({
        value,
        title: w.later(`option-places.${value}`),
      })),
      usual: 'leave',
    },
  ],
  identities,
  begin: (_, setup: Setup) => Promise.resolve({ source: own.source, setup, inFile: new Set() }),
  survey: { fields: ['manager'], see: survey },
  judge,
  write,
  settle,
})

offerImporter(
  peopleImporter({
    name: 'people',
    title: w.later('people'),
    text: w.later('people.text'),
    source: 'file',
    signatures: [],
  }),
)
offerImporter(
  peopleImporter(
    {
      name: 'snipe-it-users',
      title: w.later('snipe-it'),
      text: w.later('snipe-it.text'),
      source: 'snipe-it',
      signatures: [['first name', 'last name', 'username', 'gravatar']],
    },
    // “Activated” says who may sign in there, not who works here.
    without('enabled', 'id'),
  ),
)
offerImporter(
  peopleImporter(
    {
      name: 'zammad-users',
      title: w.later('zammad'),
      text: w.later('zammad.text'),
      source: 'zammad',
      signatures: [['login', 'firstname', 'lastname']],
    },
    without('title'),
  ),
)
offerTakeBack(['person'], takeBackPeople)
offerTakeBack(['department'], takeBackDepartments)
offerTakeBack(['team'], takeBackTeams)

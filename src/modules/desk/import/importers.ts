import { type Importer, type ImportOption, offerImporter, offerTakeBack } from '#facets/imports/public'
import { kindNames } from '../kind-names.ts'
import { articleFields, ticketFields } from './fields.ts'
import { begin, ownSource, type TicketSession } from './ground.ts'
import { externalNames } from './identity.ts'
import { judge } from './judge.ts'
import type { TicketPlan } from './plan.ts'
import { takeBackTickets } from './take-back.ts'
import { w } from './words.ts'
import { write } from './write.ts'

type TicketImporter = Importer<TicketSession, TicketPlan>
type Own = Pick<TicketImporter, 'name' | 'title' | 'text' | 'source' | 'signature'>
type Key = Parameters<typeof w.later>[0]

const option = <V extends string>(
  name: string,
  title: Key,
  values: readonly V[],
  key: (value: V) => Key,
  usual: V,
): ImportOption => ({
  name,
  title: w.later(title),
  choices: values.map((value) => ({ value, title: w.later(key(value)) })),
  usual,
})

const options: readonly ImportOption[] = [
  option('kind', 'option-kind', kindNames, (value) => `kind.${value}`, 'incident'),
  option('people', 'option-people', ['create', 'name'], (value) => `option-people.${value}`, 'create'),
  option('teams', 'option-teams', ['leave', 'create'], (value) => `option-teams.${value}`, 'leave'),
  option(
    'clocks',
    'option-clocks',
    ['original', 'now', 'none'],
    (value) => `option-clocks.${value}`,
    'original',
  ),
  option('worked', 'option-worked', ['keep', 'overwrite'], (value) => `option-worked.${value}`, 'keep'),
  option('units', 'option-units', ['minutes', 'hours'], (value) => `option-units.${value}`, 'minutes'),
]

const ticketImporter = (own: Own): TicketImporter => ({
  ...own,
  can: 'desk.manage',
  fields: ticketFields,
  side: {
    title: w.later('articles'),
    fields: articleFields,
    links: [
      ['ticket', 'number'],
      ['ticket_id', 'id'],
    ],
  },
  options,
  identities: externalNames,
  begin: (ctx, setup) => begin(ctx, own.source, setup),
  judge,
  write,
})

offerImporter(
  ticketImporter({
    name: 'tickets',
    title: w.later('tickets'),
    text: w.later('tickets.text'),
    source: ownSource,
    signature: [],
  }),
)
offerImporter(
  ticketImporter({
    name: 'zammad-tickets',
    title: w.later('zammad'),
    text: w.later('zammad.text'),
    source: 'zammad',
    signature: ['title', 'state', 'group', 'owner', 'customer'],
  }),
)
offerTakeBack(kindNames, takeBackTickets)

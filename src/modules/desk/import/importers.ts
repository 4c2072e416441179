import { type Importer, type ImportOption, offerImporter, offerTakeBack } from '#facets/imports/public'
import { kindNames } from '../kind-names.ts'
import { begin, type TicketSession } from './ground.ts'
import { accountFields, learnAccounts } from './accounts.ts'
import { externalNames } from './identity.ts'
import { judge } from './judge.ts'
import type { TicketPlan } from './plan.ts'
import { glpi } from './systems/glpi.ts'
import { jira } from './systems/jira.ts'
import { osTicket } from './systems/osticket.ts'
import { own } from './systems/own.ts'
import { besideOf, fieldsOf, type System } from './systems/system.ts'
import { zammad } from './systems/zammad.ts'
import { takeBackTickets } from './take-back.ts'
import { w } from './words.ts'
import { write } from './write.ts'

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
]
const asked: Readonly<Record<System['asks'][number], ImportOption>> = {
  units: option('units', 'option-units', ['minutes', 'hours'], (value) => `option-units.${value}`, 'minutes'),
  comments: {
    ...option(
      'comments',
      'option-comments',
      ['note', 'reply'],
      (value) => `option-comments.${value}`,
      'note',
    ),
    text: w.later('option-comments.text'),
  },
}

const ticketImporter = (system: System): Importer<TicketSession, TicketPlan> => ({
  name: system.name,
  title: system.title,
  text: system.text,
  source: system.source,
  can: 'desk.manage',
  signatures: system.signatures,
  fields: (ctx) => fieldsOf(ctx, system),
  side: {
    title: w.later('articles'),
    fields: besideOf(system),
    links: [
      ['ticket', 'number'],
      ['ticket_id', 'id'],
    ],
  },
  options: [...options, ...system.asks.map((name) => asked[name])],
  identities: externalNames,
  ...(system.lacks && { lacks: system.lacks }),
  begin: (ctx, setup) => begin(ctx, system, setup),
  survey: { fields: accountFields, see: learnAccounts },
  judge,
  write,
})

for (const system of [own, zammad, osTicket, glpi, jira]) offerImporter(ticketImporter(system))
offerTakeBack(kindNames, takeBackTickets)

import { sql } from 'kysely'
import type { ByName } from '#lib/text/by-name'
import { type ImportRow, type Setup, type SideRow, textIn, type Values } from '#facets/imports/public'
import type { State, Workflow } from '#facets/work/engine/workflow'
import type { WorkRow } from '#facets/work/load'
import { currentWorkflow } from '#facets/work/workflows'
import { askedBy, findPeople, type FoundPeople } from '#modules/people/public'
import type { Read } from '#kernel/context'
import { byExternalIds } from '#kernel/external-ids'
import { endsOf } from '#kernel/merged'
import { visible } from '#kernel/visible'
import { kindNames } from '../kind-names.ts'
import { type Article, articlesOf } from './articles.ts'
import { externalNames, numberOf } from './identity.ts'
import { categoriesNamed, keysHere, seenPlacesNamed, teamsNamed } from './look-up.ts'
import { richIn, saidIn } from './said.ts'
import type { System } from './systems/system.ts'
import { type Party, partyOf, wordsOf } from './who.ts'

export type Kind = (typeof kindNames)[number]

export interface TicketSession {
  readonly system: System
  readonly source: string
  readonly setup: Setup
  readonly workflows: ReadonlyMap<Kind, Workflow>
  /** Whose account is whose, learned from the file. */
  readonly accounts: Map<string, string>
  readonly language: string
}

export async function begin(ctx: Read, system: System, setup: Setup): Promise<TicketSession> {
  const workflows = new Map<Kind, Workflow>()
  for (const kind of kindNames) workflows.set(kind, (await currentWorkflow(ctx, kind)).workflow)
  return {
    system,
    source: system.source,
    setup,
    workflows,
    accounts: new Map(),
    language: ctx.actor.language,
  }
}

/** A ticket that is here already, as far as files speak of it. */
export interface Present {
  readonly row: WorkRow
  readonly cause: string
  readonly resolution: string
  /** The path of its category. */
  readonly category: string | null
  readonly tags: readonly string[]
  /** What its messages are called where they came from. */
  readonly messages: ReadonlySet<string>
  /** Somebody here did something with it since it came in. */
  readonly worked: boolean
  readonly merged: boolean
}

/** A row with what is read out of it before anything is looked up. */
export interface Asked {
  readonly row: ImportRow
  readonly values: Values
  readonly names: readonly string[]
  readonly requester: Party | undefined
  readonly assignee: Party | undefined
  readonly watchers: readonly Party[]
  readonly articles: readonly Article[]
}

/** All that judging a batch needs, asked for at once. */
export interface Ground {
  readonly ctx: Read
  readonly session: TicketSession
  readonly people: FoundPeople
  readonly teams: ByName
  readonly categories: ByName
  readonly places: ByName
  readonly keys: ReadonlyMap<string, { id: string; kind: string }>
  /** Name elsewhere → id here. */
  readonly external: ReadonlyMap<string, string>
  readonly present: ReadonlyMap<string, Present>
}

const textsIn = (value: Values[string] | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
export function askedOf(row: ImportRow, session: TicketSession): Asked {
  const { values } = row
  const description = textIn(values['description'])
  return {
    row,
    values: description === undefined ? values : { ...values, description: richIn(session, description) },
    names: externalNames(values),
    requester: partyOf(textIn(values['requester']), textIn(values['requester_email'])),
    assignee: partyOf(textIn(values['assignee'])),
    watchers: textsIn(values['watchers']).flatMap((name) => partyOf(name) ?? []),
    articles: articlesOf([...row.side.map((one) => richRow(session, one)), ...saidIn(values, session)]),
  }
}

const richRow = (session: TicketSession, { n, values }: SideRow): SideRow => ({
  n,
  values: { ...values, body: richIn(session, textIn(values['body']) ?? '') },
})

export async function groundFor(ctx: Read, asked: readonly Asked[], session: TicketSession): Promise<Ground> {
  const parties = asked.flatMap(({ requester, assignee, watchers, articles }) => [
    requester,
    assignee,
    ...watchers,
    ...articles.map(({ party }) => party),
  ])
  const words = [...new Set(parties.flatMap((party) => (party ? wordsOf(party) : [])))]
  const all = (field: string) => asked.flatMap(({ values }) => textIn(values[field]) ?? [])
  const external = await knownElsewhere(
    ctx,
    session.source,
    asked.flatMap(({ names }) => names),
  )
  const numbers = asked.flatMap(({ values }) => numberOf(values) ?? [])
  const keys = await keysHere(ctx, numbers)
  const own = session.source === ownSource ? [...keys.values()].filter(({ kind }) => isTicket(kind)) : []
  const ids = [...new Set([...external.values(), ...own.map(({ id }) => id)])]
  return {
    ctx,
    session,
    people: await findPeople(ctx, askedBy(words)),
    teams: await teamsNamed(ctx, all('team')),
    categories: await categoriesNamed(ctx, all('category')),
    places: await seenPlacesNamed(ctx, all('place')),
    keys,
    external,
    present: await presentTickets(ctx, ids),
  }
}

/** Files that no other program wrote: their numbers may be our own. */
export const ownSource = 'file'
const isTicket = (kind: string) => (kindNames as readonly string[]).includes(kind)

async function knownElsewhere(ctx: Read, source: string, names: readonly string[]) {
  const found = new Map<string, string>()
  for (const kind of kindNames)
    for (const [name, id] of await byExternalIds(ctx, kind, source, names)) found.set(name, id)
  return found
}

async function presentTickets(ctx: Read, ids: readonly string[]): Promise<Map<string, Present>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('work')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where(visible(ctx.actor, 'work'))
    .execute()
  const ends = await endsOf(ctx, ids)
  const { rows: more } = await sql<{
    id: string
    cause: string
    resolution: string
    category: string | null
    tags: string[]
    messages: string[]
    worked: boolean
  }>`
    select t.id, t.cause, t.resolution, k.path as category,
      array(select g.title from entity_tag x join tag g on g.id = x.tag_id where x.entity_id = t.id) as tags,
      array(select c.external_id from comment c where c.entity_id = t.id and c.external_id is not null) as messages,
      exists (select from event e where e.subject_id = t.id and e.origin = 'user') as worked
    from ticket t join work w on w.id = t.id left join category k on k.id = w.category_id where t.id = any(${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
  const facts = new Map(more.map(({ id, ...rest }) => [id, rest]))
  return new Map(
    rows.flatMap((row) => {
      const found = facts.get(row.id)
      if (!found) return []
      const { messages, ...rest } = found
      return [
        [row.id, { row, ...rest, messages: new Set(messages), merged: ends.get(row.id) !== row.id }] as const,
      ]
    }),
  )
}

/** The state of this kind's own workflow that a name stands for: itself, else the first of the same phase. */
export function stateFor(
  { workflows }: TicketSession,
  kind: Kind,
  name: string | undefined,
): State | undefined {
  const flow = workflows.get(kind)
  if (!flow) return undefined
  const named = flow.states.find((state) => state.name === (name ?? flow.initial))
  if (named) return named
  const phase = [...workflows.values()]
    .flatMap(({ states }) => states)
    .find((state) => state.name === name)?.phase
  return (
    flow.states.find((state) => state.phase === phase) ??
    flow.states.find((state) => state.name === flow.initial)
  )
}

import type { ByName } from '#lib/text/by-name'
import { fold } from '#lib/text/fold'
import { type Reason, textIn, type Values } from '#facets/imports/public'
import { isOpen, type State } from '#facets/work/engine/workflow'
import { customIn } from '#facets/custom-fields/public'
import { type Asked, type Ground, stateFor } from './ground.ts'
import { numberOf } from './identity.ts'
import type { Article } from './articles.ts'
import type { Message, Wanted } from './plan.ts'
import { betterNamed, type Contact, contactKey, idsOf, isSameParty, type Party, type Person } from './who.ts'
import { w } from './words.ts'

const longestTitle = 200

/** A row with every name looked up, who is to be set up as a contact, and what is said of it along the way. */
export function wantedOf(
  ground: Ground,
  asked: Asked,
): { wanted: Wanted; contacts: Contact[]; notes: Reason[] } {
  const notes: Reason[] = []
  const { values } = asked
  const { state, ...standing } = standingOf(ground, values)
  const people = peopleOf(ground, asked, notes)
  const wanted: Wanted = {
    ...standing,
    ...people.wanted,
    ...teamOf(ground, textIn(values['team']), notes),
    ...timesOf(asked, people.wanted.articles),
    key: keyOf(ground, values),
    title: titleOf(textIn(values['title']) ?? '', notes),
    state: state?.name ?? '',
    open: state === undefined || isOpen(state.phase),
    priority: numbered(values['priority']),
    category_id: named(ground.categories, values, 'category', notes),
    category: textIn(values['category']),
    place_id: named(ground.places, values, 'place', notes),
    channel: channelOf(textIn(values['channel'])),
    tags: Array.isArray(values['tags']) ? (values['tags'] as readonly string[]) : [],
    minutes: minutesOf(values, ground.session.setup.options['units']),
    cause: textIn(values['cause']),
    resolution: textIn(values['resolution']),
    custom: customIn(values),
    word: wordOf(asked, people.wanted.articles),
    description: textIn(values['description']),
  }
  return { wanted, contacts: people.contacts, notes }
}

function standingOf({ session }: Ground, values: Values) {
  const said = textIn(values['kind']) ?? session.setup.options['kind']
  const kind: Wanted['kind'] = said === 'request' ? 'request' : 'incident'
  const named = stateFor(session, kind, textIn(values['state']))
  const until = textIn(values['hold_until'])
  const held = until === undefined ? undefined : heldFor(session, kind, named)
  const state = held ?? named
  return {
    kind,
    state,
    hold_until: held && until,
    named_state: textIn(values['state']) === undefined ? undefined : state?.name,
  }
}

/** Where work waits for a date, for what a file says waits, and not for a supplier. */
function heldFor({ workflows }: Ground['session'], kind: Wanted['kind'], named: State | undefined) {
  if (named?.phase !== 'waiting' || named.waits_for === 'supplier') return undefined
  return workflows.get(kind)?.states.find(({ waits_for }) => waits_for === 'date')
}

function titleOf(title: string, notes: Reason[]): string {
  if (title.length > longestTitle)
    notes.push({ field: 'title', why: w.later('title-cut', { most: longestTitle }) })
  return title.slice(0, longestTitle)
}

function peopleOf(ground: Ground, asked: Asked, notes: Reason[]) {
  const contacts = new Map<string, Contact>()
  const company = textIn(asked.values['company'])
  const meet = (party: Party | undefined, told?: Reason[]) => personOf(ground, party, company, contacts, told)
  const requester = meet(asked.requester, notes)
  const articles = asked.articles.map((article) => messageOf(ground, article, { asked, requester, meet }))
  const wanted = {
    requester,
    asked: textIn(asked.values['sender']) !== 'us' && requester !== undefined,
    assignee_id: assigneeOf(ground, asked.assignee, notes),
    watchers: [...new Set(asked.watchers.flatMap((party) => watcherOf(ground, party, notes) ?? []))],
    articles,
  }
  return { wanted, contacts: [...contacts.values()] }
}

interface Talk {
  readonly asked: Asked
  readonly requester: Person | undefined
  readonly meet: (party: Party | undefined) => Person | undefined
}

/** Whether whoever said something is whoever asks. */
function isAsker(known: Person | undefined, party: Party | undefined, { asked, requester }: Talk): boolean {
  if (known?.is === 'known' && requester?.is === 'known') return known.id === requester.id
  return party !== undefined && asked.requester !== undefined && isSameParty(party, asked.requester)
}

/** A message, said by us or by them; where the file does not tell, whoever asks is them, and all others are of ours. */
function messageOf(ground: Ground, article: Article, talk: Talk): Message {
  const { party } = article
  const known = knownOf(ground, party)
  const isTheirs = isAsker(known, party, talk)
  const by = article.by ?? (isTheirs ? 'them' : 'us')
  const internal = article.internal ?? (by === 'us' && ground.session.setup.options['comments'] === 'note')
  if (by === 'us') return { article: { ...article, by, internal }, author: known }
  // Whoever wrote from outside may be set up; who worked on it there is known here or stays a name.
  const isNamedAlone = isTheirs && party?.email === undefined
  const author = isNamedAlone ? talk.requester : (talk.meet(party) ?? talk.requester)
  return { article: { ...article, by, internal }, author }
}

function teamOf(ground: Ground, name: string | undefined, notes: Reason[]) {
  const { id, many } = one(ground.teams, name)
  return { team_id: id, new_team: id === undefined ? unknownTeam(ground, name, many, notes) : undefined }
}

const timesOf = (asked: Asked, articles: readonly Message[]) => ({
  created_at: textIn(asked.values['created_at']) ?? asked.articles[0]?.created_at,
  updated_at: textIn(asked.values['updated_at']),
  closed_at: textIn(asked.values['closed_at']),
  ...answerIn(asked, articles),
})

const numbered = (value: Values[string] | undefined) =>
  typeof value === 'string' ? Number(value) : undefined
const channelOf = (value: string | undefined): Wanted['channel'] =>
  value === 'portal' || value === 'desk' || value === 'mail' || value === 'phone' || value === 'api'
    ? value
    : 'import'

function minutesOf(values: Values, units: string | undefined): number {
  const spent = values['minutes']
  return typeof spent === 'number' ? Math.round(units === 'hours' ? spent * 60 : spent) : 0
}

/** The number as it was, where no other record here bears it and it can be written in an address. */
function keyOf({ keys }: Ground, values: Values): string | undefined {
  const number = numberOf(values)
  return number !== undefined && /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(number) && !keys.has(number)
    ? number
    : undefined
}

function one(found: ByName, name: string | undefined) {
  const ids = name === undefined ? [] : (found.get(fold(name.trim())) ?? [])
  return { id: ids.length === 1 ? ids[0] : undefined, many: ids.length > 1 }
}

function named(
  found: ByName,
  values: Values,
  field: 'category' | 'place',
  notes: Reason[],
): string | undefined {
  const name = textIn(values[field])
  if (name === undefined) return undefined
  const { id, many } = one(found, name)
  if (id === undefined)
    notes.push({ field, why: w.later(many ? `${field}-twice` : `${field}-unknown`, { name }) })
  return id
}

function unknownTeam(
  { session }: Ground,
  name: string | undefined,
  many: boolean,
  notes: Reason[],
): string | undefined {
  if (name === undefined) return undefined
  if (!many && session.setup.options['teams'] === 'create') return name.trim()
  notes.push({
    field: 'team',
    why: w.later(many ? 'team-twice' : 'team-unknown', { name }),
    ...(!many && { remedy: { option: 'teams', value: 'create' } }),
  })
  return undefined
}

function assigneeOf({ people }: Ground, party: Party | undefined, notes: Reason[]): string | undefined {
  if (!party) return undefined
  const [id, ...others] = idsOf(people, party)
  if (id !== undefined && others.length === 0) return id
  const { name } = party
  notes.push({
    field: 'assignee',
    why: w.later(id === undefined ? 'assignee-unknown' : 'assignee-twice', { name }),
  })
  return undefined
}

function watcherOf({ people }: Ground, party: Party, notes: Reason[]): string | undefined {
  const [id, ...others] = idsOf(people, party)
  if (id !== undefined && others.length === 0) return id
  notes.push({
    field: 'watchers',
    why: w.later(id === undefined ? 'watcher-unknown' : 'watcher-twice', { name: party.name }),
  })
  return undefined
}

/** Who somebody is here; else a contact to be set up, or a name, as was asked for. */
function personOf(
  { people, session }: Ground,
  party: Party | undefined,
  company: string | undefined,
  contacts: Map<string, Contact>,
  notes: Reason[] | undefined,
): Person | undefined {
  if (!party) return undefined
  const [id, ...others] = idsOf(people, party)
  if (id !== undefined && others.length === 0) return { is: 'known', id }
  if (id === undefined && session.setup.options['people'] !== 'name') {
    const key = contactKey(party)
    contacts.set(key, betterNamed(contacts.get(key), { ...party, key, company }))
    return { is: 'contact', key }
  }
  notes?.push({
    field: 'requester',
    why: w.later(id === undefined ? 'requester-named' : 'requester-twice', { name: party.name }),
  })
  return { is: 'named', name: party.name }
}

function knownOf({ people }: Ground, party: Party | undefined): Person | undefined {
  if (!party) return undefined
  const [id, ...others] = idsOf(people, party)
  return id !== undefined && others.length === 0 ? { is: 'known', id } : { is: 'named', name: party.name }
}

/** What was said after the first words, which may be a column of their own. */
const laterOf = (values: Values, articles: readonly Message[]) =>
  textIn(values['description']) === undefined ? articles.slice(1) : articles

/** When the desk first answered, and who: as the file says, else by its first public message. */
function answerIn({ values }: Asked, articles: readonly Message[]) {
  const told = textIn(values['answered_at'])
  const first = laterOf(values, articles).find(({ article: { by, internal } }) => by === 'us' && !internal)
  const isSame = told === undefined || told === first?.article.created_at
  return { answered_at: told ?? first?.article.created_at, answered_by: isSame ? first?.author : undefined }
}

/** Who has the word: whoever did not say the last one in public. */
function wordOf({ values }: Asked, articles: readonly Message[]): 'us' | 'them' {
  const last = articles.findLast(({ article }) => !article.internal)?.article
  if (last) return last.by === 'us' && laterOf(values, articles).length > 0 ? 'them' : 'us'
  const [agent, customer] = [textIn(values['agent_at']), textIn(values['customer_at'])]
  return agent !== undefined && agent > (customer ?? '') ? 'them' : 'us'
}

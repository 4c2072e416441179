import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import * as happened from './events.ts'
import { w } from './words.ts'

type Facts = Record<string, unknown>

/** How each fact is told: its value in words, the name behind an id, or only that it changed. */
const told = {
  given_name: 'text',
  family_name: 'text',
  type: 'text',
  job_title: 'text',
  company: 'text',
  username: 'text',
  manager_id: 'name',
  department_id: 'name',
  place_id: 'name',
  work_area_id: 'name',
  calendar_id: 'name',
  head_id: 'name',
  parent_id: 'name',
  language: 'text',
  zone: 'text',
  starts_on: 'day',
  website: 'text',
  description: 'bare',
  email: 'text',
  code: 'text',
  vip: 'bare',
  remote: 'bare',
  emails: 'bare',
  phones: 'bare',
} as const
type Told = keyof typeof told
const isTold = (field: string): field is Told => Object.hasOwn(told, field)

function shown(value: unknown, field: Told, { of, day }: Names): string {
  if (typeof value !== 'string' || value === '') return '–'
  if (told[field] === 'day') return day(value)
  return told[field] === 'name' ? of(value) : value
}

function changes(before: Facts, after: Facts, names: Names): Sentence[] {
  const named = after['display_name'] ?? after['name']
  const was = before['display_name'] ?? before['name']
  const renamed =
    typeof named === 'string' && typeof was === 'string'
      ? [w.later('said-renamed', { before: was, after: named })]
      : []
  const said = Object.keys(after)
    .filter(isTold)
    .map((field) =>
      told[field] === 'bare'
        ? w.later('said-changed', { field })
        : w.later('said-from-to', {
            field,
            before: shown(before[field], field, names),
            after: shown(after[field], field, names),
          }),
    )
  return [...renamed, ...said]
}

const idsIn = (facts: Facts) =>
  Object.entries(facts).flatMap(([field, value]) =>
    isTold(field) && told[field] === 'name' && typeof value === 'string' ? [value] : [],
  )
const mentions = ({ before, after }: { before: Facts; after: Facts }) => [...idsIn(before), ...idsIn(after)]
const say = ({ before, after }: { before: Facts; after: Facts }, names: Names) =>
  changes(before, after, names)

/** How what happens to people, teams and departments reads in their timelines. */
export const eventLines = [
  eventLine(happened.personCreated, { say: () => w.later('said-person-created') }),
  eventLine(happened.personChanged, { mentions, say }),
  eventLine(happened.personPrivateChanged, {
    say: ({ fields }) => fields.map((field) => w.later('said-changed', { field })),
  }),
  eventLine(happened.personArrived, { say: () => w.later('said-arrived') }),
  eventLine(happened.personAwaited, { say: () => w.later('said-awaited') }),
  eventLine(happened.personLeft, { say: () => w.later('said-left') }),
  eventLine(happened.personReturned, { say: () => w.later('said-returned') }),
  eventLine(happened.absenceAdded, {
    mentions: ({ stand_in_id }) => [stand_in_id],
    say: ({ starts_on, ends_on, stand_in_id }, { of, day }) =>
      stand_in_id === null
        ? w.later('said-away', { from: day(starts_on), to: day(ends_on) })
        : w.later('said-away-stand-in', { from: day(starts_on), to: day(ends_on), name: of(stand_in_id) }),
  }),
  eventLine(happened.absenceRemoved, {
    say: ({ starts_on, ends_on }, { day }) =>
      w.later('said-not-away', { from: day(starts_on), to: day(ends_on) }),
  }),
  eventLine(happened.personMerged, {
    mentions: ({ merged_id }) => [merged_id],
    say: ({ merged_id }, { of }) => w.later('said-merged', { name: of(merged_id) }),
  }),
  eventLine(happened.personMergedAway, {
    mentions: ({ kept_id }) => [kept_id],
    say: ({ kept_id }, { of }) => w.later('said-merged-away', { name: of(kept_id) }),
  }),
  eventLine(happened.personUnmerged, { say: () => w.later('said-unmerged') }),
  eventLine(happened.personAnonymised, { say: () => w.later('said-anonymised') }),
  eventLine(happened.personExported, { say: () => w.later('said-exported') }),
  eventLine(happened.teamCreated, { say: () => w.later('said-team-created') }),
  eventLine(happened.teamChanged, { mentions, say }),
  eventLine(happened.teamJoined, {
    mentions: ({ person_id }) => [person_id],
    say: ({ person_id, lead }, { of }) =>
      w.later(lead ? 'said-joined-lead' : 'said-joined', { name: of(person_id) }),
  }),
  eventLine(happened.teamLeft, {
    mentions: ({ person_id }) => [person_id],
    say: ({ person_id }, { of }) => w.later('said-team-left', { name: of(person_id) }),
  }),
  eventLine(happened.teamLeadChanged, {
    mentions: ({ person_id }) => [person_id],
    say: ({ person_id, lead }, { of }) =>
      w.later(lead ? 'said-leads' : 'said-leads-no-more', { name: of(person_id) }),
  }),
  eventLine(happened.teamArchived, {
    say: ({ archived }) => w.later(archived ? 'said-archived' : 'said-restored'),
  }),
  eventLine(happened.departmentCreated, { say: () => w.later('said-department-created') }),
  eventLine(happened.departmentChanged, { mentions, say }),
  eventLine(happened.departmentArchived, {
    say: ({ archived }) => w.later(archived ? 'said-archived' : 'said-restored'),
  }),
]

import { dayDated, listed } from '#lib/time/relative'
import { say } from '#lib/words'
import { fieldsAs, type Past, tells } from '#kernel/past'
import { calledThen } from '#kernel/past-names'
import { namesOf } from '#kernel/auth/names'
import * as happened from './events.ts'
import { partsOf } from './parts.ts'
import { managesOne, seesPrivate } from './policy.ts'
import { contactsOf } from './queries/around.ts'
import {
  contactFields,
  departmentFields,
  directoryFields,
  notesField,
  PersonState,
  privateFields,
  teamFields,
} from './schemas.ts'
import { w } from './words.ts'

const record = { reads: 'record' } as const
const archived = { archived: { title: w.later('past.archived'), reads: 'switch' } } as const
const archives = ({ archived: to }: { archived: boolean }) => ({
  before: { archived: !to },
  after: { archived: to },
})

interface Contact {
  value: string
  label: string
}
const contacts = (some: unknown) => ((some ?? []) as Contact[]).map(({ value }) => value)

const personFields = {
  ...fieldsAs(directoryFields, {
    display_name: {},
    given_name: {},
    family_name: {},
    type: {},
    job_title: {},
    company: {},
    username: {},
    manager_id: record,
    department_id: record,
    place_id: record,
    work_area_id: record,
    vip: { reads: 'switch' },
    remote: { reads: 'switch' },
    language: {},
    zone: {},
    calendar_id: record,
    starts_on: { reads: 'day' },
    website: {},
  }),
  state: { title: PersonState.meta()?.title ?? '' },
  ...fieldsAs(contactFields, { emails: {}, phones: {} }),
  ...fieldsAs(privateFields, { employee_number: {}, ends_on: { reads: 'day' }, address: {} }),
  ...fieldsAs(notesField, { notes: {} }),
  absences: { title: w.later('past.absences'), many: true },
  merged_into: { title: w.later('past.merged-into'), ...record },
  merged: { title: w.later('past.merged'), many: true, ...record },
} as const
const all = Object.keys(personFields)
const facts = all.filter((name) => !['absences', 'merged', 'merged_into', 'state'].includes(name))

/** What was known of a person. Private facts are in no event, so of one that changed nothing but that is told. */
export const personPast: Past = {
  of: (kind) => kind === 'person',
  called: 'display_name',
  takesIn: 'merged',
  fields: personFields,
  async now(ctx, { id, title, merged_into }) {
    const parts = (await partsOf(ctx, [id])).get(id) ?? [id]
    const [row, reached, absences, merged] = await Promise.all([
      ctx.db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
      contactsOf(ctx, parts, false),
      ctx.db
        .selectFrom('person_absence')
        .select(['starts_on', 'ends_on'])
        .where('person_id', '=', id)
        .orderBy('starts_on')
        .execute(),
      ctx.db.selectFrom('entity').select('id').where('merged_into', '=', id).orderBy('id').execute(),
    ])
    const { employee_number, ends_on, address, notes, ...open } = row
    return {
      ...open,
      ...reached,
      ...(parts.some((part) => seesPrivate(ctx.actor, part, row)) && { employee_number, ends_on, address }),
      ...(managesOne(ctx.actor, row) && { notes }),
      display_name: title,
      merged_into,
      absences,
      merged: merged.map((one) => one.id),
    }
  },
  tells: [
    tells(happened.personChanged, facts, ({ before, after }) => ({ before, after })),
    tells(happened.personPrivateChanged, [], ({ fields }) => ({
      untold: fields.filter((field) => !Object.hasOwn(contactFields, field)),
    })),
    tells(happened.personArrived, ['state'], () => ({
      before: { state: 'joining' },
      after: { state: 'active' },
    })),
    tells(happened.personAwaited, ['state'], () => ({
      before: { state: 'active' },
      after: { state: 'joining' },
    })),
    tells(happened.personLeft, ['state'], ({ was }) => ({
      ...(was === undefined ? { untold: ['state'] } : { before: { state: was } }),
      after: { state: 'left' },
    })),
    tells(happened.personReturned, ['state'], ({ is }) => ({
      before: { state: 'left' },
      ...(is !== undefined && { after: { state: is } }),
    })),
    tells(happened.absenceAdded, ['absences'], ({ starts_on, ends_on }) => ({
      put: { absences: [{ starts_on, ends_on }] },
    })),
    tells(happened.absenceRemoved, ['absences'], ({ starts_on, ends_on }) => ({
      took: { absences: [{ starts_on, ends_on }] },
    })),
    tells(happened.personMerged, all, ({ merged_id, before, after, untold = [] }) => ({
      ...(before && after ? { before, after, untold } : { untold: facts }),
      put: { merged: [merged_id] },
    })),
    tells(happened.personMergedAway, ['merged_into'], ({ kept_id }) => ({
      before: { merged_into: null },
      after: { merged_into: kept_id },
    })),
    tells(happened.personUnmerged, all, ({ merged_id, kept_id, before, after, untold = [] }) => {
      // Told on both: the one that stood apart again says whom it left.
      if (kept_id !== undefined) return { before: { merged_into: kept_id }, after: { merged_into: null } }
      return before && after
        ? { before, after, untold, took: { merged: [merged_id] } }
        : { untold: [...facts, 'merged_into'], took: { merged: [merged_id] } }
    }),
    tells(happened.personAnonymised, all, () => ({ erased: all })),
  ],
  async say({ actor: { language } }, _, values) {
    const absences = (values['absences'] ?? []) as { starts_on: string; ends_on: string }[]
    const address = Object.values((values['address'] ?? {}) as Record<string, string>)
    const list = (some: unknown) => {
      const told = contacts(some)
      return told.length === 0 ? '' : listed(told, language)
    }
    return {
      emails: list(values['emails']),
      phones: list(values['phones']),
      address: address.filter(Boolean).join(', '),
      absences: absences.map(({ starts_on, ends_on }) =>
        say(
          w.later('said-away', { from: dayDated(starts_on, language), to: dayDated(ends_on, language) }),
          language,
        ),
      ),
    }
  },
}

interface Member {
  person_id: string
  lead: boolean
}
const joins = ({ person_id, lead }: Member) => ({ members: [{ person_id, lead }] })

/** What a team was, and who was in it. */
export const teamPast: Past = {
  of: (kind) => kind === 'team',
  called: 'name',
  fields: {
    ...fieldsAs(teamFields, { name: {}, description: {}, email: {}, zone: {}, calendar_id: record }),
    members: { title: w.later('past.members'), many: true },
    ...archived,
  },
  async now({ db }, { id, title, archived_at }) {
    const row = await db.selectFrom('team').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const members = await db
      .selectFrom('membership')
      .select(['person_id', 'lead'])
      .where('team_id', '=', id)
      .orderBy('person_id')
      .execute()
    return { ...row, name: title, members, archived: archived_at !== null }
  },
  tells: [
    tells(happened.teamChanged, Object.keys(teamFields), ({ before, after }) => ({ before, after })),
    tells(happened.teamJoined, ['members'], (member) => ({ put: joins(member) })),
    tells(happened.teamLeft, ['members'], ({ person_id, lead }) =>
      lead === undefined ? { untold: ['members'] } : { took: joins({ person_id, lead }) },
    ),
    tells(happened.teamLeadChanged, ['members'], ({ person_id, lead }) => ({
      took: joins({ person_id, lead: !lead }),
      put: joins({ person_id, lead }),
    })),
    tells(happened.teamArchived, ['archived'], archives),
  ],
  async say(ctx, _, { members }, moment) {
    const some = (members ?? []) as Member[]
    const ids = some.map(({ person_id }) => person_id)
    const [names, then] = [await namesOf(ctx, ids), await calledThen(ctx, ids, moment)]
    return {
      members: some.map(({ person_id, lead }) => {
        const name = then.get(person_id) ?? names.get(person_id) ?? ''
        return lead ? say(w.later('past.leads', { name }), ctx.actor.language) : name
      }),
    }
  },
}

/** What a department was. */
export const departmentPast: Past = {
  of: (kind) => kind === 'department',
  called: 'name',
  fields: {
    ...fieldsAs(departmentFields, { name: {}, parent_id: record, code: {}, head_id: record }),
    ...archived,
  },
  async now({ db }, { id, title, archived_at }) {
    const row = await db.selectFrom('department').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    return { ...row, name: title, archived: archived_at !== null }
  },
  tells: [
    tells(happened.departmentChanged, Object.keys(departmentFields), ({ before, after }) => ({
      before,
      after,
    })),
    tells(happened.departmentArchived, ['archived'], archives),
  ],
}

import { fieldsAs, type Past, tells } from '#kernel/past'
import { placeArchived, placeChanged, placeMoved } from './events.ts'
import { placeFields } from './schemas.ts'
import { w } from './words.ts'

const fields = {
  ...fieldsAs(placeFields, {
    name: {},
    level: {},
    parent_id: { reads: 'record' },
    code: {},
    address: {},
    phone: {},
    email: {},
    contact_id: { reads: 'record' },
    zone: {},
    calendar_id: { reads: 'record' },
    latitude: {},
    longitude: {},
    capacity: {},
    note: {},
  }),
  archived: { title: w('past.archived'), reads: 'switch' },
} as const
const facts = Object.keys(placeFields)

/** What was known of a place. */
export const placePast: Past = {
  of: (kind) => kind === 'place',
  called: 'name',
  fields,
  async now({ db }, { id }) {
    const { title, ...row } = await db
      .selectFrom('place')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return { ...row, name: title }
  },
  tells: [
    tells(placeChanged, facts, ({ before, after }) => ({ before, after })),
    tells(placeMoved, ['parent_id'], ({ before, after }) => ({
      before: { parent_id: before },
      after: { parent_id: after },
    })),
    tells(placeArchived, ['archived'], ({ archived }) => ({
      before: { archived: !archived },
      after: { archived },
    })),
  ],
  async say(_, __, { address }) {
    const parts = Object.values((address ?? {}) as Record<string, string>)
    return { address: parts.filter(Boolean).join(', ') }
  },
}

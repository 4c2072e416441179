import { fieldsAs, type Past, tells } from '#kernel/past'
import { w as room } from '../words.ts'
import * as happened from './events.ts'
import { loaded } from './load.ts'
import { obligationFields } from './schemas.ts'
import { w } from './words.ts'

/** What was owed, and how it stood. */
export const obligationPast: Past = {
  of: (kind) => kind === 'obligation',
  called: 'name',
  fields: {
    ...fieldsAs(obligationFields, {
      name: {},
      side: {},
      kind: {},
      first_on: { reads: 'day' },
      every_months: {},
      last_on: { reads: 'day' },
      lead_days: {},
      owner_id: { reads: 'record' },
      team_id: { reads: 'record' },
      note: {},
    }),
    due_on: { title: w.later('due-on'), reads: 'day' },
    state: { title: w.later('state') },
    archived: { title: room.later('archived'), reads: 'switch' },
  },
  async now(ctx, { id }) {
    const { row } = await loaded(ctx, id)
    return { ...row, name: row.title }
  },
  tells: [
    tells(happened.obligationChanged, [...Object.keys(obligationFields), 'due_on'], ({ before, after }) => ({
      before,
      after,
    })),
    tells(happened.obligationSettled, ['state', 'due_on'], ({ due_on, state, next_on }) => ({
      before: { state: 'open', due_on },
      after: next_on === null ? { state, due_on } : { state: 'open', due_on: next_on },
    })),
    tells(happened.obligationReopened, ['state', 'due_on'], ({ due_on, was, dropped_on }) => ({
      before: dropped_on === null ? { state: was, due_on } : { state: 'open', due_on: dropped_on },
      after: { state: 'open', due_on },
    })),
    tells(happened.obligationArchived, ['archived'], ({ archived }) => ({
      before: { archived: !archived },
      after: { archived },
    })),
  ],
}

import { fieldsAs, type Past, tells } from '#kernel/past'
import { factsOf } from './contract-commands.ts'
import { factFields, termFields } from './contract-schemas.ts'
import * as happened from './events.ts'
import { vendorFields } from './schemas.ts'
import { w } from './words.ts'

const archivedField = { archived: { title: w.later('archived'), reads: 'switch' } } as const

/** What was known of a vendor. */
export const vendorPast: Past = {
  of: (kind) => kind === 'vendor',
  called: 'name',
  fields: {
    ...fieldsAs(vendorFields, { name: {}, website: {}, services: {}, tier: {}, account_no: {}, note: {} }),
    contacts: { title: w.later('contacts'), many: true },
    ...archivedField,
  },
  async now(ctx, { id }) {
    const { title, ...row } = await ctx.db
      .selectFrom('vendor')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const contacts = await ctx.db
      .selectFrom('vendor_contact')
      .select(['id', 'name', 'role'])
      .where('vendor_id', '=', id)
      .execute()
    return { ...row, name: title, contacts }
  },
  tells: [
    tells(happened.vendorChanged, Object.keys(vendorFields), ({ before, after }) => ({ before, after })),
    tells(happened.vendorContactChanged, ['contacts'], ({ before, after }) => ({
      took: { contacts: before ? [before] : [] },
      put: { contacts: after ? [after] : [] },
    })),
    tells(happened.vendorArchived, ['archived'], ({ archived }) => ({
      before: { archived: !archived },
      after: { archived },
    })),
  ],
  say: (_ctx, _record, { contacts }) =>
    Promise.resolve({
      contacts: ((contacts ?? []) as { name: string; role: string }[]).map(({ name, role }) =>
        [name, role].filter(Boolean).join(', '),
      ),
    }),
}

const contractFields = { ...factFields, ...termFields }

/** What was agreed in a contract. */
export const contractPast: Past = {
  of: (kind) => kind === 'contract',
  called: 'name',
  fields: {
    ...fieldsAs(contractFields, {
      name: {},
      vendor_id: { reads: 'record' },
      number: {},
      type: {},
      owner_id: { reads: 'record' },
      note: {},
      starts_on: { reads: 'day' },
      first_end: { reads: 'day' },
      renewal: {},
      renews_months: {},
      notice_amount: {},
      notice_unit: {},
      notice_to: {},
      notice_in: {},
      calendar_id: { reads: 'record' },
      cost: {},
      per: {},
      indexation: {},
    }),
    cancelled_on: { title: w.later('cancelled-on'), reads: 'day' },
    ...archivedField,
  },
  async now(ctx, { id }) {
    return factsOf(
      await ctx.db.selectFrom('contract').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    )
  },
  tells: [
    tells(happened.contractChanged, Object.keys(contractFields), ({ before, after }) => ({ before, after })),
    tells(happened.contractCancelled, ['cancelled_on'], ({ before, after }) => ({
      before: { cancelled_on: before },
      after: { cancelled_on: after },
    })),
    tells(happened.contractArchived, ['archived'], ({ archived }) => ({
      before: { archived: !archived },
      after: { archived },
    })),
  ],
}

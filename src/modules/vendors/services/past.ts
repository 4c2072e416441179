import { fieldsAs, type Past, tells } from '#kernel/past'
import { w as room } from '../words.ts'
import * as happened from './events.ts'
import { serviceFields } from './schemas.ts'

/** What was known of a service of a vendor. */
export const servicePast: Past = {
  of: (kind) => kind === 'vendor-service',
  called: 'name',
  fields: {
    ...fieldsAs(serviceFields, { name: {}, what: {}, tier: {}, contract_id: { reads: 'record' } }),
    archived: { title: room.later('archived'), reads: 'switch' },
  },
  async now(ctx, { id }) {
    const { title, ...row } = await ctx.db
      .selectFrom('vendor_service')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return { ...row, name: title }
  },
  tells: [
    tells(happened.vendorServiceChanged, Object.keys(serviceFields), ({ before, after }) => ({
      before,
      after,
    })),
    tells(happened.vendorServiceArchived, ['archived'], ({ archived }) => ({
      before: { archived: !archived },
      after: { archived },
    })),
  ],
}

import { fieldsAs, type Past, tells } from '#kernel/past'
import * as happened from './events.ts'
import { rulesOf } from './products/commands.ts'
import { productFields } from './schemas.ts'
import { w } from './words.ts'

/** What was known of a product. */
export const productPast: Past = {
  of: (kind) => kind === 'product',
  called: 'name',
  fields: {
    ...fieldsAs(productFields, {
      name: {},
      publisher: {},
      vendor_id: { reads: 'record' },
      licensing: {},
      family: {},
      edition: {},
      release: {},
      support_ends: { reads: 'day' },
      denied: { reads: 'switch' },
      denied_why: {},
      note: {},
    }),
    rules: { title: w.later('rules'), many: true },
    archived: { title: w.later('archived'), reads: 'switch' },
  },
  async now(ctx, { id }) {
    const { title, ...row } = await ctx.db
      .selectFrom('product')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return { ...row, name: title, rules: await rulesOf(ctx, id) }
  },
  tells: [
    tells(happened.productChanged, Object.keys(productFields), ({ before, after }) => ({ before, after })),
    tells(happened.productRulesChanged, ['rules'], ({ added, removed }) => ({
      took: { rules: removed },
      put: { rules: added },
    })),
    tells(happened.productArchived, ['archived'], ({ archived }) => ({
      before: { archived: !archived },
      after: { archived },
    })),
  ],
  say: (_ctx, _record, { rules }) =>
    Promise.resolve({
      rules: ((rules ?? []) as { name: string; publisher: string }[]).map(({ name, publisher }) =>
        [name, publisher].filter(Boolean).join(', '),
      ),
    }),
}

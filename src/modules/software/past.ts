import { fieldsAs, type Past, tells } from '#kernel/past'
import { calledThen } from '#kernel/past-names'
import { seenAmong } from '#kernel/readable'
import * as happened from './events.ts'
import { productKeyBack, productKeyReturned, productKeySeen } from './keys/events.ts'
import { rulesOf } from './products/commands.ts'
import { productFields } from './schemas.ts'
import { suiteChanged } from './suites/events.ts'
import { linksOf } from './suites/links.ts'
import { w as suites } from './suites/words.ts'
import { w } from './words.ts'

/** A seat or a key in somebody's hands. */
interface Given {
  readonly part_id: string
  readonly holder_id: string
}

/** What was known of a product, and who had what of it. */
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
    members: { title: suites.later('members'), many: true, reads: 'record' },
    archived: { title: w.later('archived'), reads: 'switch' },
    given: { title: w.later('past.given'), many: true },
  },
  async now(ctx, { id }) {
    const { title, ...row } = await ctx.db
      .selectFrom('product')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const given = await ctx.db
      .selectFrom('part_holding')
      .select(['part_id', 'holder_id'])
      .where('item_id', '=', id)
      .orderBy('since')
      .orderBy('part_id')
      .orderBy('holder_id')
      .execute()
    const links = await linksOf(ctx, [id])
    return {
      ...row,
      name: title,
      rules: await rulesOf(ctx, id),
      given,
      members: links.flatMap((one) => (one.suite_id === id ? [one.member_id] : [])),
    }
  },
  tells: [
    tells(happened.productChanged, Object.keys(productFields), ({ before, after }) => ({ before, after })),
    tells(happened.productRulesChanged, ['rules'], ({ added, removed }) => ({
      took: { rules: removed },
      put: { rules: added },
    })),
    tells(suiteChanged, ['members'], ({ added, removed }) => ({
      took: { members: removed },
      put: { members: added },
    })),
    tells(happened.productArchived, ['archived'], ({ archived }) => ({
      before: { archived: !archived },
      after: { archived },
    })),
    tells(happened.productSeatGiven, ['given'], ({ lot_id, holder_id, given }) => {
      const seat = { given: [{ part_id: lot_id, holder_id }] }
      return given ? { put: seat } : { took: seat }
    }),
    tells(productKeySeen, ['given'], ({ key_id, holder_id, hands = holder_id !== null }) => ({
      put: { given: hands && holder_id !== null ? [{ part_id: key_id, holder_id }] : [] },
    })),
    tells(productKeyReturned, ['given'], ({ key_id, holder_id }) => ({
      took: { given: [{ part_id: key_id, holder_id }] },
    })),
    tells(productKeyBack, ['given'], ({ key_id, holder_id }) => ({
      put: { given: [{ part_id: key_id, holder_id }] },
    })),
  ],
  async say(ctx, _record, { rules, given }, moment) {
    const all = (given ?? []) as Given[]
    const ids = all.map(({ holder_id }) => holder_id)
    const [today, then] = [await seenAmong(ctx, ids), await calledThen(ctx, ids, moment)]
    return {
      rules: ((rules ?? []) as { name: string; publisher: string }[]).map(({ name, publisher }) =>
        [name, publisher].filter(Boolean).join(', '),
      ),
      given: all.map(({ holder_id }) => {
        const now = today.get(holder_id)
        return now && (then.get(holder_id) ?? now.title)
      }),
    }
  },
}

import type { Input } from '#lib/contract'
import { moneyOf } from '#lib/money/money'
import { inputRefused } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { toChange } from '#kernel/to-change'
import type { claiming } from './contract.ts'
import { penaltiesAgreed } from './events.ts'
import { feeOf } from './facts.ts'
import { penaltiesOf } from './load.ts'
import { penaltiesProblem } from './policy.ts'
import { prepareClaims } from './prepare.ts'
import { Penalties } from './schemas.ts'
import { w } from './words.ts'

function refuse(field: string, why: Sentence): never {
  throw inputRefused(field, why)
}

/** What a vendor promised is owed for once: no other contract that runs at the same time has rules for the same. */
async function refuseTwice(
  ctx: Write,
  contract: { id: string; vendor_id: string; starts_on: string; ends_on: string | null },
  { rules }: Penalties,
) {
  const others = await ctx.db
    .selectFrom('contract as c')
    .innerJoin('contract_penalty as p', 'p.contract_id', 'c.id')
    .select(['c.id', 'c.key'])
    .where('c.vendor_id', '=', contract.vendor_id)
    .where('c.id', '<>', contract.id)
    .where('c.archived', '=', false)
    .where((where) =>
      where.or([where('c.ends_on', 'is', null), where('c.ends_on', '>=', contract.starts_on)]),
    )
    .where('c.starts_on', '<=', contract.ends_on ?? '9999-12-31')
    .orderBy('c.key')
    .execute()
  const terms = await penaltiesOf(
    ctx,
    others.map(({ id }) => id),
  )
  const mine = new Set(rules.map(({ what }) => what))
  const other = others.find(({ id }) => terms.get(id)?.rules.some(({ what }) => mine.has(what)))
  if (other) refuse('rules', w.later('agreed-elsewhere', { key: other.key }))
}

/** Writes the penalties of a contract down as a whole, and prepares what may be claimed by them. */
export async function agreePenalties(
  ctx: Write,
  { id, version, ...given }: Input<typeof claiming.agreePenalties>,
) {
  const ref = await toChange(ctx, 'contract', { id, version })
  const after = Penalties.parse(given)
  const before = (await penaltiesOf(ctx, [id])).get(id) ?? null
  if (JSON.stringify(before) === JSON.stringify(after)) return { version: ref.version }
  const row = await ctx.db.selectFrom('contract').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const hasFee = feeOf(row, row.starts_on, 1) !== null
  const problem = penaltiesProblem(after, { currency: row.currency, fee: hasFee })
  if (problem) refuse(problem.field, problem.why)
  await refuseTwice(ctx, row, after)
  const { most, rules, ...columns } = after
  const money = most === null ? null : moneyOf(most)
  const kept = {
    ...columns,
    most_minor: money?.minor ?? null,
    currency: money?.currency ?? null,
    rules: JSON.stringify(rules),
  }
  await ctx.db
    .insertInto('contract_penalty')
    .values({ contract_id: id, ...kept })
    .onConflict((conflict) => conflict.column('contract_id').doUpdateSet(kept))
    .execute()
  const now = await saveEntity(ctx, ref, {})
  ctx.emit(penaltiesAgreed, now, { before, after })
  await prepareClaims(ctx, [id])
  return { version: ref.version + 1 }
}

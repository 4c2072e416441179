import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { costText } from '#lib/money/columns'
import { moneyText } from '#lib/money/money'
import type { Read } from '#kernel/context'
import { namedAmong, seenAmong } from '#kernel/readable'
import { seenByRef } from '#kernel/refs'
import { seen, visible, writesSeen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { verdictFor } from '#kernel/verdict'
import { aroundContract } from '../around.ts'
import type { claiming } from './contract.ts'
import { listClaims } from './list.ts'
import { currencyOf, linesOf, loaded, penaltiesOf, type StoredLine } from './load.ts'
import { refusal } from './policy.ts'
import type { ClaimLine } from './schemas.ts'

/** Lines with the records that they are of, as far as the reader sees those. */
async function linesShown(ctx: Read, lines: readonly StoredLine[], currency: string): Promise<ClaimLine[]> {
  const records = await seenAmong(
    ctx,
    lines.flatMap(({ record_id }) => record_id ?? []),
  )
  return lines.map((line) => {
    const {
      id,
      name,
      rule,
      text,
      no,
      record_id,
      promised,
      kept,
      late,
      share_kept,
      share_of,
      minor,
      left_out,
    } = line
    const record = namedAmong(records, record_id)
    return {
      id,
      name,
      rule,
      text,
      no: record_id === null || record ? no : '',
      record,
      promised,
      kept,
      late,
      share: share_kept === null || share_of === null ? null : { kept: share_kept, of: share_of },
      amount: moneyText({ minor, currency }),
      unpriced: line.unpriced,
      left_out,
    }
  })
}

export async function showClaim(ctx: Read, { id }: Input<typeof claiming.claim>) {
  const ref = await seenByRef(ctx, id, 'claim')
  const { row, stands } = await loaded(ctx, ref.id)
  const { contract, vendor } = await aroundContract(ctx, row.contract_id)
  const by =
    row.claimed_by === null
      ? undefined
      : await ctx.db
          .selectFrom('principal')
          .select(['id', 'name'])
          .where('id', '=', row.claimed_by)
          .executeTakeFirst()
  const write = writesSeen(ctx.actor, ref)
  const forbidden = write ? null : house.later('forbidden')
  const verdict = verdictFor(ctx)
  const text = (minor: number) => moneyText({ minor, currency: row.currency })
  return {
    id: row.id,
    key: row.key,
    version: ref.version,
    name: row.title,
    status: row.status,
    contract,
    vendor,
    from_on: row.from_on,
    until_on: row.until_on,
    claim_by: row.claim_by,
    late: row.status === 'prepared' && row.claim_by !== null && row.claim_by < stands.today,
    lines: await linesShown(ctx, await linesOf(ctx, [row.id]), row.currency),
    currency: row.currency,
    sum: text(row.sum_minor),
    cap: costText(row.cap_minor, row.currency),
    total: text(row.total_minor),
    claimed_on: row.claimed_on,
    claimed_by: by ?? null,
    answered_on: row.answered_on,
    granted: costText(row.granted_minor, row.currency),
    number: row.number,
    reason: row.reason,
    archived: row.archived,
    created_at: ref.created_at,
    updated_at: row.updated_at,
    can: {
      write,
      change: verdict(forbidden ?? refusal.change(stands)),
      send: verdict(forbidden ?? refusal.send(stands)),
      answer: verdict(forbidden ?? refusal.answer(stands)),
      waive: verdict(forbidden ?? refusal.waive(stands)),
      reopen: verdict(forbidden ?? refusal.reopen(stands)),
    },
  }
}

const shown = 12

export async function showPenalties(ctx: Read, { id }: Input<typeof claiming.penalties>) {
  const ref = await seenByRef(ctx, id, 'contract')
  const terms = (await penaltiesOf(ctx, [ref.id])).get(ref.id) ?? null
  const { currency } = await ctx.db
    .selectFrom('contract')
    .select('currency')
    .where('id', '=', ref.id)
    .executeTakeFirstOrThrow()
  const { items } = await listClaims(ctx, {
    q: `contract:${ref.id} archived:no`,
    sort: 'updated',
    limit: shown,
  })
  return {
    version: ref.version,
    terms,
    currency: currencyOf(terms, currency),
    claims: items,
    can: { write: writesSeen(ctx.actor, ref) },
  }
}

/** What may be claimed of a vendor, what waits for an answer or got one, and what was granted; what is in the archive counts too. */
export async function claimFigures(ctx: Read, { id }: Input<typeof claiming.claimFigures>) {
  await seen(ctx, id, 'vendor')
  const { rows } = await sql<{ currency: string; prepared: number; claimed: number; granted: number }>`
    select k.currency, coalesce(sum(k.total_minor) filter (where k.status = 'prepared'), 0)::bigint as prepared,
      coalesce(sum(k.total_minor) filter (where k.status in ('claimed', 'granted', 'partly', 'refused')), 0)::bigint as claimed,
      coalesce(sum(k.granted_minor), 0)::bigint as granted
    from claim k join contract c on c.id = k.contract_id
    where c.vendor_id = ${id}::uuid and ${visible(ctx.actor, 'k')} group by k.currency order by k.currency`.execute(
    ctx.db,
  )
  return {
    items: rows.map(({ currency, ...all }) => {
      const text = (minor: number) => moneyText({ minor, currency })
      return { prepared: text(all.prepared), claimed: text(all.claimed), granted: text(all.granted) }
    }),
  }
}

import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import { writesSeen } from '#kernel/visible'
import type { serving } from './contract.ts'
import { ServiceView } from './schemas.ts'

export async function showService(ctx: Read, { id }: Input<typeof serving.service>) {
  const ref = await seenByRef(ctx, id, 'vendor-service')
  const { vendor, vendor_key, contract, contract_key, ...row } = await ctx.db
    .selectFrom('vendor_service as s')
    .innerJoin('vendor as v', 'v.id', 's.vendor_id')
    .leftJoin('contract as c', 'c.id', 's.contract_id')
    .selectAll('s')
    .select(['v.title as vendor', 'v.key as vendor_key', 'c.title as contract', 'c.key as contract_key'])
    .where('s.id', '=', ref.id)
    .executeTakeFirstOrThrow()
  return ServiceView.parse({
    ...row,
    name: row.title,
    version: ref.version,
    created_at: ref.created_at,
    vendor: { id: row.vendor_id, key: vendor_key, name: vendor },
    contract:
      row.contract_id === null
        ? null
        : { id: row.contract_id, key: contract_key ?? '', name: contract ?? '' },
    can: { write: writesSeen(ctx.actor, ref) },
  })
}

import type { Read } from '#kernel/context'

/** A contract and its vendor, as the page of what is of the contract names them, and until when it runs. */
export async function aroundContract({ db }: Pick<Read, 'db'>, id: string) {
  const { vendor_id, vendor_key, vendor, ends_on, ...contract } = await db
    .selectFrom('contract as c')
    .innerJoin('vendor as v', 'v.id', 'c.vendor_id')
    .select(['c.id', 'c.key', 'c.title as name', 'c.ends_on'])
    .select(['v.id as vendor_id', 'v.key as vendor_key', 'v.title as vendor'])
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow()
  return { contract, vendor: { id: vendor_id, key: vendor_key, name: vendor }, ends_on }
}

import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { byteOrderMark, csvLine } from '#lib/text/csv'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import type { Download } from '#kernel/module'
import { visible } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { software } from '../contract.ts'
import { type Audit, PackContent } from './schemas.ts'

type Row = Omit<Audit, 'vendor'> & { vendor_id: string; vendor_key: string; vendor_name: string }

const columns = sql`k.id, k.as_of, k.made_at, p.name as made_by, k.sha256, k.products, k.installs, k.short,
  e.id as vendor_id, e.key as vendor_key, e.title as vendor_name`
const from = sql`audit_pack k join entity e on e.id = k.vendor_id join principal p on p.id = k.made_by`

const auditOf = ({ vendor_id, vendor_key, vendor_name, ...row }: Row): Audit => ({
  ...row,
  vendor: { id: vendor_id, key: vendor_key, name: vendor_name },
})

/** Packs of vendors that the reader may see, the latest first. */
export async function listAudits(ctx: Read, { after, limit }: Input<typeof software.audits>) {
  const at = after === undefined ? undefined : unseal(after, ['timestamptz', 'uuid'])
  const { rows } = await sql<Row>`
    select ${columns} from ${from} where ${visible(ctx.actor, 'e')}
      and ${at === undefined ? sql`true` : sql`(k.made_at, k.id) < (${at[0]}::timestamptz, ${at[1]}::uuid)`}
    order by k.made_at desc, k.id desc limit ${limit + 1}::int`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => auditOf(row)),
    next: rows.length > limit && last ? seal([last.made_at, last.id]) : null,
  }
}

async function packOf(ctx: Read, id: string) {
  const { rows } = await sql<Row & { content: string }>`
    select ${columns}, k.content from ${from} where k.id = ${id}::uuid and ${visible(ctx.actor, 'e')}`.execute(
    ctx.db,
  )
  const [found] = rows
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  const { content, ...row } = found
  return { content, audit: auditOf(row) }
}

export async function showAudit(ctx: Read, { id }: Input<typeof software.audit>) {
  const { content, audit } = await packOf(ctx, id)
  const { products } = PackContent.parse(JSON.parse(content))
  return { ...audit, of: products }
}

type Cell = string | number | boolean | null | readonly string[]
const table = <T extends object>(rows: readonly T[], names: readonly (keyof T & string)[]) =>
  byteOrderMark +
  csvLine([...names]) +
  rows.map((row) => csvLine(names.map((name) => cell(row[name] as Cell)))).join('')
const cell = (value: Cell) => (Array.isArray(value) ? value.join(' ') : String(value ?? ''))

/** The pack as a ZIP: three tables to read, and the very bytes that its SHA-256 is of. The same bytes each time. */
export async function downloadAudit(ctx: Read, { id }: Input<typeof software.auditFile>): Promise<Download> {
  const { content, audit } = await packOf(ctx, id)
  const { products, purchases, installations, peaks } = PackContent.parse(JSON.parse(content))
  const flat = products.map(({ counts, ...one }) => ({ ...one, ...counts }))
  const files = {
    'products.csv': table(flat, [
      'key',
      'name',
      'publisher',
      'family',
      'edition',
      'release',
      'licensing',
      'installed',
      'owned',
      'covered',
      'short',
      'spare',
      'risk',
      'idle',
    ]),
    'purchases.csv': table(purchases, [
      'id',
      'product',
      'metric',
      'quantity',
      'starts_on',
      'ends_on',
      'cost',
      'per',
      'order_no',
      'order_line',
      'upgrade',
      'downgrade',
      'second_use',
      'given',
    ]),
    'installations.csv': table(
      installations.map(({ packages, ...one }) => ({
        ...one,
        packages: packages.map(({ name, version }) => `${name} ${version}`.trim()).join('; '),
        because: one.because || one.why,
      })),
      ['product', 'packages', 'device', 'user', 'reported_at', 'covered', 'because', 'purchase'],
    ),
    ...(peaks.length > 0 && {
      'peaks.csv': table(peaks, ['product', 'day', 'peak', 'unit', 'source']),
    }),
    'pack.json': content,
    'pack.json.sha256': `${audit.sha256}  pack.json\n`,
  }
  const zip = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    { mtime: new Date(audit.made_at) },
  )
  return {
    body: Buffer.from(zip),
    type: 'application/zip',
    name: `${audit.vendor.key}-${audit.as_of}.zip`,
    size: zip.length,
  }
}

import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import { say } from '#lib/words'
import { organisationOf } from '#modules/identity/public'
import type { Read } from '#kernel/context'
import { pageOf } from '#kernel/listing'
import type { Download } from '#kernel/module'
import type { assets } from '../contract.ts'
import { perPage, sheets } from '../engine/sheets.ts'
import { labelsAsPdf } from '../papers/draw-labels.ts'
import { refusal } from '../policy.ts'
import { assetList, assetsWhere } from './list.ts'
import { w } from '../words.ts'

const atOnce = 200
interface Row {
  key: string
  name: string
  tag: string
}

/** Labels of what was picked, or of all that a filter lets through, in the order of the list. */
export async function labelSheet(ctx: Read, input: Input<typeof assets.labels>): Promise<Download> {
  const { q, ids, sheet: name, first } = input
  const sheet = sheets[name]
  refuseIf(refusal.firstLabel(first, perPage(sheet)))
  const picked = ids === '' ? sql<boolean>`true` : sql<boolean>`t.id = any(${ids.split(',')}::uuid[])`
  const where = sql<boolean>`${await assetsWhere(ctx, q)} and ${picked}`
  const rows: Row[] = []
  let after: string | undefined
  do {
    const paging = { after, limit: atOnce, ...(input.sort !== undefined && { sort: input.sort }) }
    const page = await pageOf<Row>(ctx, assetList, where, paging)
    rows.push(...page.items)
    refuseIf(refusal.labels(rows.length))
    after = page.next ?? undefined
  } while (after !== undefined)
  refuseIf(rows.length === 0 && w.later('no-labels'))
  const { name: organisation } = await organisationOf(ctx)
  const { language } = ctx.actor
  const title = say(w.later('labels'), language)
  const body = await labelsAsPdf(
    rows.map((row) => ({
      organisation,
      tag: row.tag || row.key,
      name: row.name,
      address: `${ctx.request.origin ?? ''}/assets/${row.key}`,
    })),
    { sheet, first, title, language, made: ctx.now },
  )
  return { body, type: 'application/pdf', name: `${title}.pdf`, size: body.length, inline: true }
}

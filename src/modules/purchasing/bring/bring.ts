import { sql } from 'kysely'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef, grant } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { insertRows, type PlainRow } from '#kernel/insert-rows'
import type { Tables } from '#kernel/tables'
import { permissionHolders } from '#modules/identity/public'
import type { Tolerance } from '../engine/match.ts'
import { purchaseCreated } from '../events.ts'
import { columnsOf, totalsOf, wordsOf } from '../lines-drafted.ts'
import { toleranceOf } from '../settings.ts'
import { currencyIn, type Happened, happenedIn } from './outcome.ts'
import type { Story } from './story.ts'
import { tellHappened } from './tell.ts'

/** A story with the ids that its rows get. */
interface Told {
  readonly id: string
  readonly story: Story
  readonly lines: readonly string[]
  readonly happened: ReturnType<typeof happenedIn>
}

async function put<T extends keyof Tables>(ctx: Write, table: T, rows: readonly PlainRow<T>[]) {
  if (rows.length > 0) await sql`${insertRows(table, rows)}`.execute(ctx.db)
}

/** Brings whole purchases in, as far as each went, in a few statements whatever their number; what happened is told as of then. */
export async function bringPurchases(ctx: Write, stories: readonly Story[]): Promise<EntityRef[]> {
  if (stories.length === 0) return []
  const tolerances = new Map<string, Tolerance>()
  for (const currency of new Set(stories.map(currencyIn)))
    tolerances.set(currency, await toleranceOf(ctx, currency))
  const all = stories.map((story): Told => {
    const tolerance = tolerances.get(currencyIn(story)) ?? { percent: 0, most: 0 }
    return {
      id: newId(),
      story,
      lines: story.lines.map(() => newId()),
      happened: happenedIn(story, tolerance),
    }
  })
  const audience_id = await audienceOf(ctx, [staff])
  const entities = await createEntities(
    ctx,
    'purchase',
    all.map(({ id, story }) => ({
      id,
      title: story.name,
      audience_id,
      created_at: story.created_at,
      created_by: story.requester_id,
      words: wordsOf(story.lines, story.ordered?.order_no),
    })),
  )
  await put(
    ctx,
    'purchase',
    all.map((one, n) => rowOf(one, entities[n]?.key ?? '', audience_id)),
  )
  await put(
    ctx,
    'purchase_line',
    all.flatMap(({ id, story, lines }) =>
      story.lines.map((line, position) => ({
        id: lines[position],
        purchase_id: id,
        position,
        ...columnsOf(line),
      })),
    ),
  )
  await putReceipts(ctx, all)
  await putInvoices(ctx, all)
  await letSee(ctx, all)
  for (const [n, ref] of entities.entries()) {
    const told = all[n]
    if (told) tellAll(ctx, ref, told)
  }
  return entities
}

const decisionOf = ({ decided }: Story) => ({
  decided_by: decided?.by ?? null,
  decided_at: decided?.at ?? null,
  decision: decided?.text ?? '',
})

const orderOf = ({ ordered }: Story) => ({
  order_no: ordered?.order_no ?? '',
  ordered_by: ordered?.by ?? null,
  ordered_on: ordered?.on ?? null,
  promised_on: ordered?.promised_on ?? null,
})

function rowOf({ id, story, happened }: Told, key: string, audience_id: number): PlainRow<'purchase'> {
  const { name, vendor_id, requester_id, cost_centre, needed_by, note, ended } = story
  const last = happened.all.at(-1)
  const came = story.receipts.toSorted((a, b) => a.on.localeCompare(b.on)).at(-1)
  const isThere = happened.all.some((one) => one.is === 'received' && one.after === 'received')
  return {
    id,
    key,
    title: name,
    audience_id,
    archived: false,
    status: happened.status,
    requester_id,
    vendor_id,
    cost_centre,
    needed_by,
    note,
    ...totalsOf(story.lines),
    ...decisionOf(story),
    ...orderOf(story),
    received_on: isThere ? (came?.on ?? null) : null,
    ended_why: ended?.why ?? '',
    updated_at: last?.step.at ?? story.created_at,
  }
}

async function putReceipts(ctx: Write, all: readonly Told[]) {
  const receipts = all.flatMap(({ id, story, lines }) =>
    story.receipts.map((receipt) => ({ id: newId(), purchase_id: id, receipt, of: lines })),
  )
  await put(
    ctx,
    'purchase_receipt',
    receipts.map(({ id, purchase_id, receipt: { on, by, at, note } }) => ({
      id,
      purchase_id,
      received_on: on,
      received_by: by,
      note,
      over_why: '',
      created_at: at,
    })),
  )
  const lines = receipts.flatMap(({ id, receipt, of }) =>
    receipt.lines.map(({ line, quantity, pieces }) => ({
      receipt_id: id,
      line_id: of[line],
      quantity,
      pieces,
    })),
  )
  await put(
    ctx,
    'purchase_receipt_line',
    lines.map(({ pieces: _, ...row }) => row),
  )
  await put(
    ctx,
    'purchase_piece',
    lines.flatMap(({ receipt_id, line_id, pieces }) =>
      pieces.map(({ serial, record_id }) => ({ id: newId(), receipt_id, line_id, record_id, serial })),
    ),
  )
}

async function putInvoices(ctx: Write, all: readonly Told[]) {
  const invoices = all.flatMap(({ id, lines, happened }) =>
    happened.all
      .filter((one): one is Extract<Happened, { is: 'invoiced' }> => one.is === 'invoiced')
      .map(({ step, status }) => ({ id: newId(), purchase_id: id, step, status, of: lines })),
  )
  await put(
    ctx,
    'purchase_invoice',
    invoices.map(({ id, purchase_id, status, step }) => {
      const settled = status === 'accepted' ? step.accepted : undefined
      return {
        id,
        purchase_id,
        sort: 'invoice',
        number: step.number,
        dated_on: step.dated_on,
        net_minor: step.lines.reduce((sum, { net }) => sum + net, 0),
        tax_minor: step.tax,
        status,
        entered_by: step.by,
        settled_by: settled?.by ?? null,
        settled_at: settled?.at ?? null,
        why: settled?.why ?? '',
        created_at: step.at,
      }
    }),
  )
  await put(
    ctx,
    'purchase_invoice_line',
    invoices.flatMap(({ id, step, of }) =>
      step.lines.map(({ line, quantity, net }) => ({
        invoice_id: id,
        line_id: of[line],
        quantity,
        net_minor: net,
      })),
    ),
  )
}

/** Whoever asked sees it; once it was asked for, also those who could approve it or book its invoices. */
async function letSee(ctx: Write, all: readonly Told[]) {
  await grant(
    ctx,
    'requester',
    all.map(({ id, story }) => ({ entity_id: id, principal_id: story.requester_id })),
  )
  const deciders = new Set([
    ...(await permissionHolders(ctx, 'purchasing.approve')),
    ...(await permissionHolders(ctx, 'purchasing.book')),
  ])
  await grant(
    ctx,
    'approver',
    all
      .filter(({ happened }) => happened.status !== 'draft')
      .flatMap(({ id }) => [...deciders].map((principal_id) => ({ entity_id: id, principal_id }))),
  )
}

function tellAll(ctx: Write, ref: EntityRef, { story, happened }: Told) {
  const { net_minor: net, currency } = totalsOf(story.lines)
  ctx.emit(
    purchaseCreated,
    ref,
    { name: story.name },
    { at: story.created_at, by: { id: story.requester_id } },
  )
  for (const one of happened.all) tellHappened(ctx, { story, ref, net, currency }, one)
}

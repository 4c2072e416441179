import type { z } from 'zod'
import { cut } from '#lib/text/cut'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { when } from '#kernel/flows'
import { seenAmong } from '#kernel/readable'
import { htmlOf } from '#facets/comments/html'
import { linkRecords } from '#facets/links/public'
import {
  joinerMoved,
  joinerMovedWords,
  joinerOpened,
  joinerOver,
  joinerOverWords,
  joinerPrepared,
  joinerRaised,
  joinerWords,
} from '#modules/assets/public'
import { openTickets, ticketFollows, ticketNotNeeded } from '#modules/desk/public'
import { organisationOf } from '#modules/identity/public'
import { createPurchases, draftFollows, draftNotNeeded, longestLine } from '#modules/purchasing/public'
import { giveSeatsTo, takeSeatsOf } from '#modules/software/public'

type Prepared = z.output<typeof joinerPrepared.data>

/** Whoever begins gets a kit: a ticket says what is there, seats of its licences are given, and what is missing is drafted as a purchase. */
export const joinerGetsAKit = when(joinerPrepared, 'joiner-gets-a-kit', async (ctx, told, { subject }) => {
  const opened = await joinerOpened(ctx, subject.id)
  if (!opened || opened.isOver || opened.work_id !== null) return
  const { language, currency } = await organisationOf(ctx)
  const records = await seenAmong(ctx, [...told.picks.map(({ id }) => id), ...told.product_ids, subject.id])
  const seats = await giveSeatsTo(ctx, { products: told.product_ids, person_id: subject.id })
  const words = joinerWords(
    told,
    {
      things: told.picks.map(({ id, quantity }) => {
        const { key = '', title = '' } = records.get(id) ?? {}
        return { title: `${key} ${title}`.trim(), quantity }
      }),
      seats,
    },
    language,
  )
  const [ticket] = await openTickets(ctx, [
    {
      kind: 'request',
      channel: 'desk',
      asked: false,
      title: words.title,
      description: { html: words.html },
    },
  ])
  if (!ticket) return
  const purchase = await drafted(ctx, told, words, currency)
  await joinerRaised(ctx, subject.id, { work_id: ticket.id, purchase_id: purchase?.id ?? null })
  const from = { ...ticket, kind: 'request' }
  const others = [...records.values(), ...(purchase ? [purchase] : [])]
  await linkRecords(
    ctx,
    others.map((to) => ({ from, relation: 'relates-to', to })),
  )
})

type Words = Pick<ReturnType<typeof joinerWords>, 'purchase' | 'titles'>

async function drafted(ctx: Write, { short, due_on }: Prepared, words: Words, currency: string) {
  if (short.length === 0) return undefined
  const [made] = await createPurchases(ctx, [
    {
      name: cut(words.purchase, longestLine),
      requester_id: system.id,
      needed_by: due_on,
      lines: short.map(({ title, missing, type, manufacturer, model }, n) => ({
        sort: 'asset' as const,
        title: cut(words.titles[n] ?? title, longestLine),
        asset_type: type,
        manufacturer,
        model,
        quantity: missing,
        unit_price: `0 ${currency}`,
      })),
    },
  ])
  return made
}

/** Another first day is told where their kit is prepared. */
export const joinerMovesTheirKit = when(
  joinerMoved,
  'joiner-moves-their-kit',
  async (ctx, told, { subject }) => {
    const opened = await joinerOpened(ctx, subject.id)
    const words = joinerMovedWords(told, (await organisationOf(ctx)).language)
    if (opened?.work_id) await ticketFollows(ctx, opened.work_id, words.title, htmlOf(words.text))
    if (opened?.purchase_id)
      await draftFollows(ctx, opened.purchase_id, {
        name: cut(words.purchase, longestLine),
        needed_by: told.due_on,
      })
  },
)

/** Whoever does not begin after all needs no kit. */
export const joinerNeedsNoKit = when(joinerOver, 'joiner-needs-no-kit', async (ctx, told, { subject }) => {
  const opened = await joinerOpened(ctx, subject.id)
  const text = joinerOverWords(told, (await organisationOf(ctx)).language)
  if (opened?.work_id) await ticketNotNeeded(ctx, opened.work_id, htmlOf(text))
  if (opened?.purchase_id) await draftNotNeeded(ctx, opened.purchase_id, text)
  if (opened)
    await takeSeatsOf(ctx, { products: opened.product_ids, person_id: subject.id, since: opened.made_at })
})

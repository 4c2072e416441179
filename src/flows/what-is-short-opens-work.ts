import { cut } from '#lib/text/cut'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { when } from '#kernel/flows'
import { installationOf } from '#kernel/installation'
import { seenAmong } from '#kernel/readable'
import { valueOf } from '#kernel/settings'
import type { z } from 'zod'
import { htmlOf } from '#facets/comments/html'
import { linkRecords } from '#facets/links/public'
import { shortageFound, shortageOver } from '#facets/shortage/contract'
import { overWords, shortageRaised, shortageStanding, shortageWords } from '#facets/shortage/raised'
import { buys } from '#facets/shortage/settings'
import { openTickets, ticketNotNeeded } from '#modules/desk/public'
import { organisationOf } from '#modules/identity/public'
import { createPurchases, draftNotNeeded, LicenceMetric, longestLine } from '#modules/purchasing/public'

type Found = z.output<typeof shortageFound.data>

/** What is short opens a ticket, or drafts a purchase where the organisation buys at once. */
export const whatIsShortOpensWork = when(shortageFound, 'what-is-short-opens-work', async (ctx, found) => {
  const standing = await shortageStanding(ctx, found.shortage_id)
  if (!standing || standing.isOver || standing.work_id !== null) return
  const made = (await valueOf(ctx, buys)) ? await drafted(ctx, found) : await opened(ctx, found)
  if (!made) return
  await shortageRaised(ctx, found.shortage_id, made.id)
  const to = (await seenAmong(ctx, [found.record_id])).get(found.record_id)
  if (to) await linkRecords(ctx, [{ from: made, relation: 'relates-to', to }])
})

async function opened(ctx: Write, found: Found) {
  const [{ language }, { address }] = [await organisationOf(ctx), await installationOf(ctx)]
  const { title, html } = shortageWords(found, language, address ?? '')
  const [ticket] = await openTickets(ctx, [
    { kind: 'request', channel: 'desk', asked: false, title, description: { html } },
  ])
  return ticket && { ...ticket, kind: 'request' }
}

async function drafted(ctx: Write, found: Found) {
  const { language, currency } = await organisationOf(ctx)
  const { title, text } = shortageWords(found, language, '')
  const { wanted, missing: quantity, title: what } = found
  const { vendor_id, metric } = wanted
  const line = { title: cut(what, longestLine), quantity, unit_price: wanted.price ?? `0 ${currency}` }
  // A subscription is bought for a year; whoever orders it says what else is meant.
  const months = metric === 'subscription' ? 12 : null
  const [made] = await createPurchases(ctx, [
    {
      name: cut(title, longestLine),
      requester_id: system.id,
      vendor_id,
      note: text,
      lines: [{ ...line, ...thingOf(wanted), metric: metricOf(metric), per: wanted.per ?? 'once', months }],
    },
  ])
  return made
}

const metricOf = (name: string | null) => LicenceMetric.options.find((one) => one === name) ?? null

/** A device comes as the one of its model that it is. */
const thingOf = ({ sort, asset }: Found['wanted']) =>
  asset === null
    ? { sort }
    : {
        sort: 'asset' as const,
        asset_type: asset.type,
        manufacturer: asset.manufacturer,
        model: asset.model,
      }

/** Once there is enough again, what was opened for it is called off if nobody has begun, else a note says so. */
export const whatIsShortNoLongerIsToldThere = when(
  shortageOver,
  'what-is-short-no-longer-is-told-there',
  async (ctx, { shortage_id }) => {
    const id = (await shortageStanding(ctx, shortage_id))?.work_id
    const work = id ? (await seenAmong(ctx, [id])).get(id) : undefined
    if (!id || !work) return
    const text = overWords((await organisationOf(ctx)).language)
    if (work.kind === 'purchase') await draftNotNeeded(ctx, id, text)
    else await ticketNotNeeded(ctx, id, htmlOf(text))
  },
)

import { sql } from 'kysely'
import { dayDated } from '#lib/time/relative'
import { say } from '#lib/words'
import { type Days, expires, type Expiry, type Told } from '#facets/expiry/sources'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import { w } from './words.ts'

interface Ending {
  id: string
  key: string
  title: string
  model: string
  maker: string
  n: number
  /** The first and the last day of them. */
  first: string
  ends_on: string
}

interface WarrantyEnding extends Ending {
  /** A uuid of the model's, but not its id, by which its own end is remembered; null without a model. */
  raised_id: string | null
  last_of_month: string
}

const nameOf = ({ maker, model, title }: Ending) => `${maker} ${model}`.trim() || title
const quoted = (text: string) => `"${text.replaceAll('"', '')}"`
const listed = (filter: string) => `/assets?q=${encodeURIComponent(filter)}&sort=warranty`
const narrowed = ({ model, maker }: Ending) =>
  [model && `model:${quoted(model)}`, maker && `manufacturer:${quoted(maker)}`].filter(Boolean).join(' ')

const many = ({ actor }: Read, row: Ending) =>
  say(w.later('ends.many', { n: row.n, name: nameOf(row) }), actor.language)

const base = { act_on: null, bound_until: null, cost: null, owner: null }

/**
 * Warranties that end within these days: one by one where a month has one of a model, else as one line for them all, which stays the
 * same line however the days move on, so that it is told once: it is remembered by its model and its month, not by what is in it today.
 */
async function warranties(ctx: Read, { from, until }: Days): Promise<Expiry[]> {
  const { rows } = await sql<WarrantyEnding>`
    select min(a.id::text) as id, md5('warranty ' || a.model_id::text)::uuid::text as raised_id,
      (date_trunc('month', a.warranty_until) + interval '1 month - 1 day')::date::text as last_of_month,
      min(a.key) as key, min(a.title) as title, coalesce(max(m.name), '') as model,
      coalesce(max(f.name), '') as maker, count(*)::int as n, min(a.warranty_until)::text as first,
      max(a.warranty_until)::text as ends_on
    from asset a left join asset_model m on m.id = a.model_id left join manufacturer f on f.id = m.manufacturer_id
    where a.warranty_until >= date_trunc('month', ${from}::date) and a.warranty_until < date_trunc('month', ${until}::date) + interval '1 month'
      and a.meaning <> 'gone' and ${visible(ctx.actor, 'a')}
    group by a.model_id, coalesce(a.model_id, a.id), date_trunc('month', a.warranty_until)
    having max(a.warranty_until) between ${from}::date and ${until}::date
    order by max(a.warranty_until), min(a.id::text)`.execute(ctx.db)
  return rows.map((row) => ({
    ...base,
    id: row.id,
    kind: 'asset',
    key: row.n === 1 ? row.key : '',
    title: row.n === 1 ? row.title : many(ctx, row),
    to:
      row.n === 1
        ? `/assets/${row.key}`
        : listed(`-is:gone warranty>=${row.first} warranty<=${row.ends_on} ${narrowed(row)}`.trim()),
    sub: say(
      row.first === row.ends_on
        ? w.later('ends.warranty', { n: row.n })
        : w.later('ends.warranties', { day: dayDated(row.first, ctx.actor.language) }),
      ctx.actor.language,
    ),
    ends_on: row.ends_on,
    ...(row.raised_id !== null && { raised_as: { id: row.raised_id, on: row.last_of_month } }),
  }))
}

interface ModelEnding extends Ending {
  /** In one currency only. */
  cost: string | null
  currency: string | null
}

/** Models whose makers stop helping within these days, as far as something of them is still there; what those cost once is what others will cost. */
async function models(ctx: Read, { from, until }: Days): Promise<Expiry[]> {
  const { rows } = await sql<ModelEnding>`
    select m.id, '' as key, m.name as title, m.name as model, coalesce(max(f.name), '') as maker, count(*)::int as n,
      m.end_of_life::text as ends_on, m.end_of_life::text as first,
      case when count(distinct a.currency) = 1 then sum(a.cost_minor)::text end as cost,
      case when count(distinct a.currency) = 1 then max(a.currency) end as currency
    from asset_model m join asset a on a.model_id = m.id left join manufacturer f on f.id = m.manufacturer_id
    where m.end_of_life between ${from}::date and ${until}::date and a.meaning <> 'gone' and ${visible(ctx.actor, 'a')}
    group by m.id order by m.end_of_life, m.id`.execute(ctx.db)
  return rows.map((row) => ({
    ...base,
    id: row.id,
    kind: 'asset',
    key: '',
    title: many(ctx, row),
    to: listed(`-is:gone ${narrowed(row)}`),
    sub: say(w.later('ends.model'), ctx.actor.language),
    ends_on: row.ends_on,
    cost:
      row.cost === null || row.currency === null ? null : { minor: Number(row.cost), currency: row.currency },
  }))
}

const find = async (ctx: Read, days: Days): Promise<Told> => ({
  expiries: [...(await models(ctx, days)), ...(await warranties(ctx, days))],
})

expires({ name: 'assets.ends', can: 'assets.care', find })

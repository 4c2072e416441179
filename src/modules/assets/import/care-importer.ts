import type { Sentence } from '#lib/words'
import { also, fieldIn, type ImportField, offerImporter, offerTakeBack } from '#facets/imports/public'
import { organisationOf } from '#modules/identity/public'
import { forgetRepairs, recordRepairs } from '../repairs/written-down.ts'
import { careIdentities, type CarePlan, type CareSession, judgeCare } from './care.ts'
import { w } from './words.ts'

const field = fieldIn(w)

/** What was done to a thing, and what the lists of others call it. */
const careFields: readonly ImportField[] = [
  field('tagged', { name: 'tag', required: true, most: 60, aliases: also('asset tag, tag, inventarnummer') }),
  field('fault', {
    required: true,
    most: 2000,
    aliases: also('title, maintenance, maintenance name, name, titel, bezeichnung'),
  }),
  field('care_kind', {
    name: 'kind',
    most: 120,
    aliases: also('asset maintenance type, maintenance type, type, wartungstyp, typ'),
  }),
  field('opened_at', {
    type: 'instant',
    required: true,
    aliases: also('start date, start, begin, startdatum, beginn'),
  }),
  field('closed_at', {
    type: 'instant',
    aliases: also('completion date, completed, end date, end, enddatum, ende'),
  }),
  field('done_by', { name: 'supplier', most: 200, aliases: also('supplier, vendor, lieferant') }),
  field('cost', { most: 60, aliases: also('costs, price, kosten, preis') }),
  field('under_warranty', { type: 'yes-no', aliases: also('warranty, is warranty, garantie') }),
  field('remark', { most: 2000, aliases: also('notes, note, notiz, notizen, bemerkung') }),
]

offerImporter<CareSession, CarePlan>({
  name: 'snipe-it-maintenances',
  title: w.later('snipe-it.maintenance'),
  text: w.later('snipe-it.maintenance.text'),
  source: 'snipe-it-maintenances',
  can: 'assets.write',
  signatures: [['asset tag', 'start date', 'completion date']],
  fields: () => Promise.resolve(careFields),
  options: [
    {
      name: 'open',
      title: w.later('option-open'),
      text: w.later('option-open.text'),
      choices: (['leave', 'same-day'] as const).map((value) => ({
        value,
        title: w.later(`option-open.${value}`),
      })),
      usual: 'leave',
    },
  ],
  identities: careIdentities,
  begin: async (ctx, { options }) => ({
    currency: (await organisationOf(ctx)).currency,
    endsAtOnce: options['open'] === 'same-day',
  }),
  judge: judgeCare,
  async write(ctx, judged) {
    const fresh = judged.flatMap(({ n, verdict, plan: { thing, repair } }) =>
      verdict === 'create' && thing && repair ? [{ n, thing, repair }] : [],
    )
    const ids = await recordRepairs(
      ctx,
      fresh.map(({ repair }) => repair),
      new Map(fresh.map(({ thing }) => [thing.id, thing])),
    )
    return ids.flatMap((id, at) => {
      const n = fresh[at]?.n
      return n === undefined ? [] : [{ n, kind: 'asset-repair', id, did: 'created' as const }]
    })
  },
})

offerTakeBack(['asset-repair'], async (ctx, _, deeds) => {
  const stay = await forgetRepairs(
    ctx,
    deeds.map(({ id }) => id),
  )
  return new Map<number, Sentence>(
    deeds.flatMap(({ deed, id }) => (stay.has(id) ? [[deed, w.later('undo-edited')] as const] : [])),
  )
})

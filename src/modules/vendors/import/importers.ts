import {
  also,
  type Deed,
  fieldIn,
  type ImportField,
  type Importer,
  offerImporter,
  offerTakeBack,
} from '#facets/imports/public'
import { removeEntities } from '#kernel/entity'
import { addContact, createVendors } from '../commands.ts'
import { removeFirstServices } from '../services/remove-first.ts'
import { identities, judge, type VendorPlan } from './judge.ts'
import { w } from './words.ts'

const field = fieldIn(w)

/** What is known of a vendor, and what the lists of others call it. */
const fields: readonly ImportField[] = [
  field('name', {
    required: true,
    most: 200,
    aliases: also('supplier name, supplier, vendor, vendor name, lieferant, firma'),
  }),
  field('website', { most: 500, aliases: also('url, web, homepage, internet') }),
  field('services', { most: 500, aliases: also('what they supply, leistung, leistungen') }),
  field('account_no', { most: 80, aliases: also('customer number, account number, kundennummer') }),
  field('note', { most: 10_000, aliases: also('notes, comment, notiz, notizen, bemerkung') }),
  field('contact', { most: 200, aliases: also('contact name, contact person, ansprechpartner, kontakt') }),
  field('email', { type: 'email', aliases: also('email, e mail, mail, contact email') }),
  field('phone', { most: 40, aliases: also('phone, telephone, contact phone, telefon') }),
]

type VendorImporter = Importer<undefined, VendorPlan>

const vendorImporter = (
  own: Pick<VendorImporter, 'name' | 'title' | 'text' | 'source' | 'signatures'>,
): VendorImporter => ({
  ...own,
  can: 'vendors.write',
  fields: () => Promise.resolve(fields),
  options: [],
  lacks: () => [w.later('lacks-address')],
  identities,
  begin: () => Promise.resolve(undefined),
  judge,
  async write(ctx, judged) {
    const fresh = judged.filter(({ verdict }) => verdict === 'create')
    const made = await createVendors(
      ctx,
      fresh.map(({ plan: { vendor } }) => vendor),
    )
    const deeds: Deed[] = []
    for (const [at, { id }] of made.entries()) {
      const row = fresh[at]
      if (!row) continue
      if (row.plan.contact) await addContact(ctx, { id, ...row.plan.contact })
      deeds.push({ n: row.n, kind: 'vendor', id, did: 'created' })
    }
    return deeds
  },
})

offerImporter(
  vendorImporter({
    name: 'vendors',
    title: w.later('vendors'),
    text: w.later('vendors.text'),
    source: 'file',
    signatures: [],
  }),
)
offerImporter(
  vendorImporter({
    name: 'snipe-it-suppliers',
    title: w.later('snipe-it'),
    text: w.later('snipe-it.text'),
    source: 'snipe-it-suppliers',
    signatures: [
      ['supplier name', 'contact name'],
      ['supplier name', 'supplier address'],
      ['supplier name', 'url', 'email'],
    ],
  }),
)

/** Vendors that an import brought, and that nothing refers to by now, are gone again, with the service that each came with. */
offerTakeBack(['vendor'], async (ctx, _, deeds) => {
  const ids = deeds.map(({ id }) => id)
  await removeFirstServices(ctx, ids)
  await removeEntities(ctx, ids)
  return new Map()
})

import { fold } from '#lib/text/fold'
import { also, fieldIn, type ImportField } from '#facets/imports/public'
import { w } from './words.ts'

const field = fieldIn(w)

/** What makers call their things, and of which type those are. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/\bdock|docking/u, 'dock'],
  [/latitude|thinkpad|elitebook|probook|macbook|laptop|notebook|zbook/u, 'laptop'],
  [/optiplex|thinkcentre|elitedesk|prodesk|desktop|workstation|\bpcs?\b/u, 'desktop'],
  [/poweredge|proliant|thinksystem|server/u, 'server'],
  [/monitor|display|ultrasharp|thinkvision|bildschirm|screen/u, 'monitor'],
  [/phone|smartphone|tablet|handy/u, 'phone'],
  [/printer|drucker|laserjet/u, 'printer'],
  [/switch|router|access point|firewall/u, 'network-device'],
]

/** The type that a description speaks of; undefined where it speaks of none that there is. */
export function typeIn(text: string, known: ReadonlySet<string>): string | undefined {
  const said = fold(text)
  const found = kinds.find(([pattern]) => pattern.test(said))?.[1]
  return found !== undefined && known.has(found) ? found : undefined
}

interface Type {
  readonly code: string
  readonly title: string
}

/** All that a vendor's order list says, and what such lists call it. */
export const orderFields = (types: readonly Type[]): readonly ImportField[] => {
  const known = new Set(types.map(({ code }) => code))
  return [
    field('order_no', {
      required: true,
      most: 120,
      aliases: also(
        'order number, order no, order, sales order, hp order number, dell order number, auftragsnummer, bestellnummer, auftrag',
      ),
    }),
    field('ordered_on', {
      type: 'day',
      aliases: also('order date, ordered, date ordered, po date, auftragsdatum, bestelldatum, bestellt am'),
    }),
    field('vendor', {
      most: 200,
      hint: 'vendor.hint',
      aliases: also('supplier, reseller, sold by, lieferant, partner'),
    }),
    field('title', {
      most: 200,
      aliases: also(
        'description, item description, product description, material description, product, product name, item, item name, artikel, bezeichnung, beschreibung',
      ),
    }),
    field('manufacturer', { most: 120, aliases: also('make, brand, hersteller') }),
    field('model', {
      most: 160,
      aliases: also('model name, product number, part number, sku, material, material number, mtm, modell'),
    }),
    field('type', {
      type: 'choice',
      choices: types.map(({ code, title }) => ({ value: code, title })),
      meaning: (value) => typeIn(value, known),
      aliases: also('category, product type, kategorie, geratetyp'),
    }),
    field('serial', {
      most: 120,
      aliases: also('service tag, serial no, serialnumber, s n, sn, seriennummer, asset serial number'),
    }),
    field('quantity', {
      type: 'whole',
      least: 1,
      most: 100_000,
      aliases: also('qty, order qty, quantity ordered, menge, anzahl, stuck'),
    }),
    field('unit_price', {
      most: 60,
      aliases: also(
        'unit price, price, net price, unit cost, list price, cost, preis, einzelpreis, stuckpreis, nettopreis',
      ),
    }),
    field('promised_on', {
      type: 'day',
      aliases: also(
        'estimated delivery date, estimated delivery, expected delivery, eta, delivery promised, liefertermin, voraussichtliche lieferung',
      ),
    }),
    field('received_on', {
      type: 'day',
      aliases: also(
        'delivery date, delivered, delivered on, ship date, shipped, actual delivery date, lieferdatum, versanddatum, geliefert am',
      ),
    }),
    field('warranty_until', {
      type: 'day',
      aliases: also('warranty end, warranty end date, warranty expires, garantieende, garantie bis'),
    }),
  ]
}

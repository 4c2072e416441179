import { also, fieldIn, type ImportField } from '#facets/imports/public'
import { w } from './words.ts'

const field = fieldIn(w)

/** What Snipe-IT says of a licence, in the list that it imports and in those that it exports. */
export const licenceFields: readonly ImportField[] = [
  field('item', {
    required: true,
    most: 200,
    aliases: also('item name, license, licence, license name, name, software name, lizenz'),
  }),
  field('key', {
    secret: true,
    most: 5000,
    hint: 'key.hint',
    aliases: also(
      'serial number, serial, product key, license key, serial product key, seriennummer, produktschlussel',
    ),
  }),
  field('manufacturer', { most: 200, aliases: also('publisher, hersteller') }),
  field('quantity', {
    type: 'whole',
    least: 1,
    most: 10_000_000,
    aliases: also('seats, total, qty, total seats, number of seats, lizenzen gesamt'),
  }),
  field('full_name', {
    most: 200,
    aliases: also('full name, checked out to, checked out to full name, name of user'),
  }),
  field('holder_email', { most: 254, aliases: also('email, checked out to email, user email') }),
  field('username', { most: 100, aliases: also('username, user name, checked out to username') }),
  field('asset_tag', { most: 60, aliases: also('checked out to asset tag, asset tag, tag') }),
  field('bought_on', { type: 'day', aliases: also('purchase date, purchased, kaufdatum') }),
  field('ends_on', { type: 'day', aliases: also('expiration date, expires, expiry date, ablaufdatum') }),
  field('cost', { most: 60, aliases: also('purchase cost, cost, price, kaufpreis') }),
  field('purchase_order', { most: 120, aliases: also('purchase order, purchase order number, po number') }),
  field('order_no', { most: 120, aliases: also('order number, order no, bestellnummer') }),
  field('supplier', { most: 200, aliases: also('vendor, lieferant') }),
  field('licensed_to', { most: 200, aliases: also('licensed to name, licensed to') }),
  field('licensed_email', { most: 254, aliases: also('licensed to email') }),
  field('maintained', { type: 'yes-no' }),
  field('note', { most: 2000, aliases: also('notes, notizen') }),
]

export const licenceSignatures: readonly (readonly string[])[] = [
  ['item name', 'licensed to name', 'licensed to email', 'reassignable'],
  ['license', 'seats', 'remaining seats', 'expiration date'],
  ['license', 'product key', 'expiration date'],
  ['name', 'product key', 'licensed to name'],
]

import { fold } from '#lib/text/fold'
import { also, fieldIn, type ImportField } from '#facets/imports/public'
import type { Ground } from '../ground.ts'
import { asItCame } from '../starters.ts'
import { w } from './words.ts'

const field = fieldIn(w)

/** What others call the types that come with the house. */
const typeNames: readonly (readonly [RegExp, string])[] = [
  [/laptop|notebook|ultrabook|macbook/u, 'laptop'],
  [/desktop|workstation|tower|arbeitsplatzrechner|\bpcs?\b/u, 'desktop'],
  [/server/u, 'server'],
  [/phone|mobile|smartphone|handy|tablet/u, 'phone'],
  [/monitor|display|screen|bildschirm/u, 'monitor'],
  [/print|drucker/u, 'printer'],
  [/switch|router|firewall|access point|network|netzwerk/u, 'network-device'],
  [/dock/u, 'dock'],
  [/consumable|toner|verbrauch/u, 'consumable'],
  [/component|memory|\bram\b|ssd|bauteil/u, 'component'],
  [/accessor|zubehor|headset|keyboard|mouse|cable/u, 'accessory'],
]
/** The states of Snipe-IT as it comes, and what other lists say. */
const statusNames: readonly (readonly [RegExp, string])[] = [
  [/lost|stolen|verloren|gestohlen/u, 'lost'],
  [/sold|verkauft/u, 'sold'],
  [/not fixable|archived|dispos|retired|scrap|entsorgt|ausgemustert/u, 'disposed'],
  [/repair|diagnos|broken|reparatur|defekt/u, 'in-repair'],
  [/pending|order|bestellt/u, 'on-order'],
  [/deployed|in use|checked out|assigned|in gebrauch|ausgegeben/u, 'in-use'],
  [/ready|deployable|available|stock|bereit|lager/u, 'ready'],
]
const meaningIn =
  (names: typeof typeNames, known: readonly { code: string }[]) =>
  (value: string): string | undefined => {
    const said = fold(value)
    const code = names.find(([pattern]) => pattern.test(said))?.[1]
    return known.some((one) => one.code === code) ? code : undefined
  }

const choicesOf = (all: readonly { code: string; title: string }[]) =>
  all.map(({ code, title }) => ({ value: code, title: asItCame(title) }))
/** The number in “36 months”; where there are several, all of it: which is meant nobody knows. */
export function figures(text: string): string {
  const [one = '', ...others] = text.match(/[+-]?\d+(?:[.,]\d+)*/gu) ?? []
  return others.length > 0 ? text : one
}

/** All that is known of an asset, and what the files of the world call it. */
export const assetImportFields = ({ types, statuses }: Ground): readonly ImportField[] => [
  field('name', {
    most: 200,
    aliases: also('asset name, item name, device name, computer name, hostname, bezeichnung, geratename'),
  }),
  field('tag', {
    most: 60,
    aliases: also('asset tag, tag, asset no, asset number, inventory number, inventarnummer, label'),
  }),
  field('type', {
    type: 'choice',
    choices: choicesOf(types),
    meaning: meaningIn(typeNames, types),
    aliases: also('category, asset type, device type, kategorie, geratetyp, item type'),
  }),
  field('manufacturer', { most: 120, aliases: also('make, brand, vendor name, hersteller, fabricant') }),
  field('model', { most: 160, aliases: also('model name, product, product name, modell, modele') }),
  field('model_number', {
    most: 120,
    aliases: also('model no, model num, part number, product number, modellnummer'),
  }),
  field('serial', {
    most: 120,
    aliases: also('serial, serial no, serialnumber, service tag, s n, sn, seriennummer, numero de serie'),
  }),
  field('status', {
    type: 'choice',
    choices: choicesOf(statuses),
    meaning: meaningIn(statusNames, statuses),
    aliases: also('status label, zustand'),
  }),
  field('holder', {
    most: 200,
    hint: 'holder.hint',
    aliases: also(
      'checked out to, checked out to full name, full name, assigned to, user, owner, holder, employee, benutzer, ausgegeben an, nutzer, checked out',
    ),
  }),
  field('holder_first', { most: 200, aliases: also('checked out to first name, first name') }),
  field('holder_last', { most: 200, aliases: also('checked out to last name, last name') }),
  field('holder_email', {
    type: 'email',
    aliases: also('checked out to email, email, e mail, user email, primary user email address'),
  }),
  field('holder_username', {
    most: 100,
    aliases: also('checked out to username, username, user name, primary user upn'),
  }),
  field('holder_place', { most: 200, aliases: also('checked out to location, checkout to location') }),
  field('handed_at', {
    type: 'instant',
    hint: 'handed_at.hint',
    aliases: also('checkout date, last checkout date, last checkout, ausgegeben am, ausgabedatum'),
  }),
  field('due_back', {
    type: 'day',
    aliases: also(
      'expected checkin date, expected checkin, expected check in date, ruckgabe bis, zuruck bis',
    ),
  }),
  field('place', { most: 200, aliases: also('location, site, room, standort, raum, ort') }),
  field('home_place', { most: 200, aliases: also('default location, home location, stammplatz') }),
  field('quantity', { type: 'whole', least: 0, most: 1_000_000, aliases: also('qty, menge, anzahl') }),
  field('minimum', {
    type: 'whole',
    least: 0,
    most: 1_000_000,
    aliases: also('min amount, minimum amount, min qty, min quantity, minimum quantity, mindestbestand'),
  }),
  field('supplier', { most: 200, aliases: also('vendor, lieferant, fournisseur, proveedor') }),
  field('order_no', {
    most: 120,
    aliases: also('order number, purchase order, po number, order no, bestellnummer'),
  }),
  field('bought_on', {
    type: 'day',
    aliases: also('purchase date, purchased, date of purchase, kaufdatum, gekauft am, anschaffungsdatum'),
  }),
  field('cost', { most: 60, aliases: also('purchase cost, price, kaufpreis, preis, anschaffungswert') }),
  field('warranty_months', {
    type: 'whole',
    least: 0,
    most: 600,
    clean: figures,
    aliases: also('warranty, warranty months, garantie, garantie monate'),
  }),
  field('warranty_until', {
    type: 'day',
    aliases: also('warranty expires, warranty end, warranty expiration, warranty end date, garantieende'),
  }),
  field('note', {
    most: 10_000,
    aliases: also('notes, asset notes, comment, comments, bemerkung, notiz, notizen'),
  }),
  field('id', { most: 200, hint: 'id.hint', aliases: also('asset id, external id') }),
  field('created_at', { type: 'instant', aliases: also('created, created at, erstellt am') }),
  field('updated_at', { type: 'instant', aliases: also('updated, updated at, last modified') }),
]

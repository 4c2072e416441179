import { textOf } from '#facets/comments/html'
import { also, fieldIn, type ImportField } from '#facets/imports/public'
import { w } from '../words.ts'

const field = fieldIn(w)

/** A sign that keeps spreadsheets from reckoning with what begins like a formula. */
const bare = (text: string) => text.replace(/^`(?=[=+\-@\t\r])/, '')
/** Names and notes stand there as in a page: R&amp;D. */
const unescaped = (text: string) => (text.includes('&') ? textOf(bare(text)) : bare(text))
/** “Wed Jan 01, 2025 10:00AM”, as its pages write it. */
const noWeekday = (text: string) => text.replace(/^\p{L}{2,4}\.?,?\s+(?=\p{L}{3})/u, '')

/** What happened to things, in the words of its own report and of the list on its page. */
export const activityFields: readonly ImportField[] = [
  field('told_at', {
    name: 'at',
    type: 'instant',
    required: true,
    clean: noWeekday,
    aliases: also('date, created at, datum, erstellt am'),
  }),
  field('told_action', {
    name: 'action',
    required: true,
    most: 120,
    aliases: also('action, action type, aktion'),
  }),
  field('told_type', { name: 'type', most: 120, aliases: also('type, item type, typ') }),
  field('told_item', {
    name: 'item',
    most: 1000,
    clean: unescaped,
    aliases: also('item, gegenstand, asset'),
  }),
  field('serial', {
    most: 1000,
    clean: bare,
    aliases: also('serial product key, license serial, serial, serial number, seriennummer'),
  }),
  field('told_to', { name: 'to', most: 1000, clean: unescaped, aliases: also('to, target, an, ziel') }),
  field('told_by', {
    name: 'by',
    most: 1000,
    clean: unescaped,
    aliases: also('created by, admin, user, erstellt von, administrator'),
  }),
  field('note', { most: 50_000, clean: unescaped, aliases: also('notes, note, notizen, notiz') }),
  field('told_changed', { name: 'changed', most: 200_000, aliases: also('changed, log meta, geandert') }),
]

import { z } from 'zod'
import { byId, del, Done, flag, get, Id, Instant, page, paging, post, put } from '#lib/contract'
import { NamedRecord } from '#lib/shapes'

export const MailChoice = z.enum(['now', 'digest', 'no']).meta({ title: 'Mail' })
export const Choice = z.object({
  inbox: z.boolean().meta({ title: 'Inbox' }),
  mail: MailChoice,
  push: z.boolean().meta({ title: 'Push' }),
})
export type Choice = z.output<typeof Choice>

const Told = z.object({
  id: Id,
  kind: z.string(),
  /** In one line: “Ana replied”. */
  says: z.string(),
  at: Instant,
  unread: z.boolean(),
})

/** All that is told of one record, or one thing of the house. */
export const Line = z.object({
  /** Of the record, else of the notice. */
  id: Id,
  record: NamedRecord.nullable(),
  /** Where it leads, where that is no record. */
  to: z.string().nullable(),
  at: Instant,
  unread: z.int(),
  /** The newest few, what is unread first. */
  notices: z.array(Told),
})
export type Line = z.output<typeof Line>

const minute = z.int().min(0).max(1439)
const wishes = {
  choices: z.record(z.string().max(80), Choice).meta({ title: 'What is told how' }),
  digest_minute: minute.meta({ title: 'Digest at', description: 'Minutes from midnight, in your own zone' }),
  quiet_from: minute.nullable().meta({ title: 'Quiet from' }),
  quiet_to: minute.nullable().meta({ title: 'Quiet until' }),
  only_at_work: z.boolean().meta({ title: 'Outside my working hours, too' }),
  urgent: z.boolean().meta({ title: 'Let through what is urgent' }),
}
export const Wishes = z.object(wishes)
export type Wishes = z.output<typeof Wishes>

const Device = z.object({ id: Id, name: z.string(), made_at: Instant, pushed_at: Instant.nullable() })

export const notices = {
  list: get('/api/notices', {
    summary: 'List what you were told, a line for each record, unread ones first',
    can: 'signed-in',
    own: true,
    input: z.object({ unread: flag().default(false).meta({ title: 'Unread ones only' }), ...paging }),
    reply: page(Line),
  }),
  count: get('/api/notices/count', {
    summary: 'How many lines of your inbox hold something unread',
    can: 'signed-in',
    own: true,
    input: z.object({}),
    reply: z.object({ unread: z.int() }),
  }),
  read: post('/api/notices/read', {
    summary: 'Mark lines of your inbox as read, or all of it',
    can: 'signed-in',
    input: z.object({
      lines: z.array(Id).min(1).max(500).optional().meta({ title: 'Lines', description: 'All if left out' }),
      key: z
        .string()
        .max(60)
        .optional()
        .meta({ title: 'What is told of the record with this number', example: 'INC-1042' }),
    }),
    /** By which all of it is taken back. */
    reply: z.object({ at: Instant }),
  }),
  unread: post('/api/notices/unread', {
    summary: 'Mark lines of your inbox as unread, or all that was read at one moment',
    can: 'signed-in',
    input: z.object({
      lines: z.array(Id).min(1).max(500).optional().meta({ title: 'Lines' }),
      at: Instant.optional().meta({ title: 'Read at' }),
    }),
    reply: Done,
  }),
  wishes: get('/api/notices/wishes', {
    summary: 'Show how you want to be told, and of what',
    can: 'signed-in',
    own: true,
    input: z.object({}),
    reply: z.object({
      ...wishes,
      kinds: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          urgent: z.boolean(),
          /** The room that raises it mails it by itself. */
          mails_itself: z.boolean(),
        }),
      ),
      zone: z.string(),
      /** Your working hours are known. */
      has_hours: z.boolean(),
      /** Mail leaves this house. */
      mails: z.boolean(),
    }),
  }),
  wish: put('/api/notices/wishes', {
    summary: 'Say how you want to be told, and of what',
    can: 'signed-in',
    input: Wishes.partial(),
    reply: Done,
  }),
  devices: get('/api/notices/devices', {
    summary: 'List the browsers that you are pushed to, and the key by which one subscribes',
    can: 'signed-in',
    own: true,
    input: z.object({}),
    reply: z.object({ items: z.array(Device), key: z.string().nullable() }),
  }),
  addDevice: post('/api/notices/devices', {
    summary: 'Let this browser be pushed to, by what it says of its subscription',
    can: 'signed-in',
    input: z.object({
      name: z.string().trim().min(1).max(60).meta({ title: 'Name' }),
      endpoint: z
        .url({ protocol: /^https?$/ })
        .max(1000)
        .meta({ title: 'Address at its push service' }),
      p256dh: z.string().max(200).meta({ title: 'Its public key' }),
      auth: z.string().max(60).meta({ title: 'Its secret' }),
    }),
    reply: z.object({ id: Id }),
  }),
  removeDevice: del('/api/notices/devices/:id', {
    summary: 'Push to this browser no more',
    can: 'signed-in',
    input: byId,
    reply: Done,
  }),
  test: post('/api/notices/test', {
    summary: 'Send yourself a test by every way that you may be told',
    can: 'signed-in',
    input: z.object({}),
    reply: Done,
  }),
}

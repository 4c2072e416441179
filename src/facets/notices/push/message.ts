import { createHash } from 'node:crypto'
import { say } from '#lib/words'
import type { NoticeRow, RecordTold } from '../said.ts'
import { w } from '../words.ts'
import { type PushKey, vapid } from './key.ts'

/** What the page's service worker shows (`apps/web/public/push.js`). */
export interface Message {
  readonly title: string
  readonly body: string
  /** Where it leads. */
  readonly to: string
  /** What comes of the same takes its place. */
  readonly tag: string
}

/** Some of the text: the record that is encrypted has an end. */
const mostChars = 300
const cut = (text: string) => (text.length > mostChars ? `${text.slice(0, mostChars)}…` : text)

interface Shown extends Pick<NoticeRow, 'id' | 'entity_id' | 'leads_to'> {
  readonly record: RecordTold | undefined
  readonly says: string
  /** In its line. */
  readonly unread: number
  readonly language: string
}

export function messageOf({ id, entity_id, leads_to, record, says, unread, language }: Shown): Message {
  return {
    title: cut(record ? `${record.key} ${record.title}` : 'Wheelhouse'),
    body: cut(unread > 1 ? say(w.later('push.more', { says, n: unread - 1 }), language) : says),
    to: record ? `/go/${record.key}` : (leads_to ?? '/inbox'),
    tag: entity_id ?? id,
  }
}

/** Half a day: a device that is off for longer shows the inbox. */
const ttlSeconds = 12 * 3600
const topicChars = 32

interface To {
  readonly endpoint: string
  readonly tag: string
  readonly isUrgent: boolean
  /** Of the house. */
  readonly address: string
  readonly now: number
}

/** What a push service asks for (RFC 8030, 8291, 8292). */
export function headersFor(key: PushKey, { endpoint, tag, isUrgent, address, now }: To) {
  const contact = `https://${new URL(address).host}`
  return {
    'content-type': 'application/octet-stream',
    'content-encoding': 'aes128gcm',
    ttl: String(ttlSeconds),
    urgency: isUrgent ? 'high' : 'normal',
    topic: createHash('sha256').update(tag).digest('base64url').slice(0, topicChars),
    authorization: vapid(key, { endpoint, contact, now }),
  }
}

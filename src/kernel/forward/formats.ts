import type { Head } from '#lib/sealed'
import { lineOf } from '../seal/head-text.ts'
import type { Entry } from './entries.ts'

export type Format = 'rfc5424' | 'json'

/** Facility 13 (log audit), severity 6 (informational). */
const priority = 13 * 8 + 6
/** The number that RFC 5612 keeps for what has none of its own. */
const dataId = 'wheelhouse@32473'

/** RFC 5424 §6: names take printable ASCII alone. */
const name = (text: string, longest: number) => text.replaceAll(/[^\x21-\x7e]/g, '_').slice(0, longest) || '-'
const value = (text: string) => text.replaceAll(/["\\\]]/g, (sign) => `\\${sign}`)

const parameters = ({ place, id, actor, subject, origin, request, session, token }: Entry) => ({
  place: String(place),
  event: String(id),
  actor: actor.name ?? '',
  actorId: actor.id,
  subject: subject.key ?? '',
  subjectId: subject.id,
  subjectKind: subject.kind,
  origin,
  request,
  session: session ?? '',
  token: token ?? '',
})

interface Message {
  at: string
  kind: string
  said: Readonly<Record<string, string>>
  text: string
}

function syslog({ at, kind, said, text }: Message, host: string): string {
  const data = Object.entries(said)
    .filter(([, one]) => one !== '')
    .map(([key, one]) => ` ${key}="${value(one)}"`)
    .join('')
  return `<${priority}>1 ${at} ${name(host, 255)} wheelhouse - ${name(kind, 32)} [${dataId}${data}]${text}`
}

/** One event as one message. */
export function messageOf(entry: Entry, format: Format, host: string): string {
  if (format === 'json') return JSON.stringify(entry)
  const { at, kind, data } = entry
  const text = data === null ? '' : ` \ufeff${JSON.stringify(data)}`
  return syslog({ at, kind, said: parameters(entry), text }, host)
}

/** A signed head as one message, so that what the receiver keeps of the events before it can be held against the house. */
export function headMessageOf(head: Head, format: Format, host: string): string {
  const [kind, { at, size }, line] = ['seal.head', head, lineOf(head)]
  return format === 'json'
    ? JSON.stringify({ kind, at, sealed: size, head: line })
    : syslog({ at, kind, said: { sealed: String(size) }, text: ` ${line}` }, host)
}

/** As it goes over a stream: counted (RFC 6587 §3.4.1), or JSON by lines. */
export const framed = (message: string, format: Format): string =>
  format === 'json' ? `${message}\n` : `${Buffer.byteLength(message)} ${message}`

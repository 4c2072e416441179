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

function syslog(entry: Entry, host: string): string {
  const data = Object.entries(parameters(entry))
    .filter(([, text]) => text !== '')
    .map(([key, text]) => ` ${key}="${value(text)}"`)
    .join('')
  const said = entry.data === null ? '' : ` \ufeff${JSON.stringify(entry.data)}`
  return `<${priority}>1 ${entry.at} ${name(host, 255)} wheelhouse - ${name(entry.kind, 32)} [${dataId}${data}]${said}`
}

/** One event as one message. */
export const messageOf = (entry: Entry, format: Format, host: string): string =>
  format === 'json' ? JSON.stringify(entry) : syslog(entry, host)

/** As it goes over a stream: counted (RFC 6587 §3.4.1), or JSON by lines. */
export const framed = (message: string, format: Format): string =>
  format === 'json' ? `${message}\n` : `${Buffer.byteLength(message)} ${message}`

import { w } from './words.ts'

/** RFC 9457 as our server writes it; every part is optional because a proxy may have answered instead. */
interface Problem {
  title?: unknown
  detail?: unknown
  kind?: unknown
  fields?: unknown
  position?: unknown
  request?: unknown
  see?: unknown
  version?: unknown
  changes?: unknown
}

/** What somebody changed since one read it. */
export interface Change {
  readonly at: string
  readonly by: string
  readonly fields: readonly string[]
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

const texts = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, one]) => typeof one === 'string'))
    : {}

const isChange = (value: unknown): value is Change =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  typeof value.at === 'string' &&
  'by' in value &&
  typeof value.by === 'string' &&
  'fields' in value &&
  Array.isArray(value.fields)

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  return typeof body === 'object' && body !== null ? body : {}
}

interface Details {
  kind: string
  status: number
  fields?: Record<string, string> | undefined
  position?: number | undefined
  request?: string | undefined
  see?: string | undefined
  version?: number | undefined
  changes?: readonly Change[] | undefined
  problem?: object | undefined
}

/** A refusal as the browser knows it: its message is the sentence for the reader. */
export class Refused extends Error {
  override name = 'Refused'
  /** A kind of the server's refusals, or `offline`, or `fault`. */
  readonly kind: string
  readonly status: number
  /** What is wrong with each input, by name. */
  readonly fields: Record<string, string>
  /** Where in a typed text the trouble is. */
  readonly position: number | undefined
  /** The number under which the server wrote it down. */
  readonly request: string | undefined
  /** Where in the house one sees more of it. */
  readonly see: string | undefined
  /** Of what is no longer as it was read: the version that it is now. */
  readonly version: number | undefined
  /** And who changed what since, newest first. */
  readonly changes: readonly Change[]
  /** All that was answered, as it came. */
  readonly problem: object | undefined
  constructor(sentence: string, details: Details) {
    const { kind, status, fields, position, request, see, version, changes, problem } = details
    super(sentence)
    this.kind = kind
    this.status = status
    this.fields = fields ?? {}
    this.position = position
    this.request = request
    this.see = see
    this.version = version
    this.changes = changes ?? []
    this.problem = problem
  }

  /** Nothing went wrong: it is done once a second person has confirmed it. Whoever sent it has been told. */
  get waits(): boolean {
    return this.kind === 'second-needed'
  }

  /** Whatever was thrown, as something that can be shown. */
  static from(thrown: unknown): Refused {
    if (thrown instanceof Refused) return thrown
    return new Refused(w('fault_here'), { kind: 'fault', status: 0 })
  }

  static offline = () => new Refused(w('offline_refusal'), { kind: 'offline', status: 0 })

  static async of(response: Response): Promise<Refused> {
    const problem = await problemOf(response)
    const { detail, title, kind, fields, position, request, see, version, changes } = problem
    const ours = text(kind)
    const sentence = ours === undefined ? undefined : (text(detail) ?? text(title))
    return new Refused(sentence ?? unexplained(response.status), {
      kind: ours ?? (response.status === 401 ? 'not-signed-in' : 'fault'),
      status: response.status,
      fields: texts(fields),
      position: typeof position === 'number' ? position : undefined,
      request: text(request),
      see: text(see),
      version: typeof version === 'number' ? version : undefined,
      changes: Array.isArray(changes) ? changes.filter(isChange) : undefined,
      problem,
    })
  }
}

const unexplained = (status: number) => {
  if (status === 401) return w('signed_out')
  if (status === 502 || status === 503 || status === 504) return w('server_away')
  return w('fault_there')
}

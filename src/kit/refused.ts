import { z } from 'zod'
import { w } from './words.ts'

/** RFC 9457 as our server writes it; every part is optional because a proxy may have answered instead. */
const Problem = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  kind: z.string().optional(),
  // One sentence a field; where several were written, the first is shown.
  fields: z
    .record(z.string(), z.union([z.string(), z.array(z.string()).transform(([first = '']) => first)]))
    .optional(),
  position: z.number().int().optional(),
  request: z.string().optional(),
})

interface Details {
  kind: string
  status: number
  fields?: Record<string, string> | undefined
  position?: number | undefined
  request?: string | undefined
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
  constructor(sentence: string, { kind, status, fields, position, request }: Details) {
    super(sentence)
    this.kind = kind
    this.status = status
    this.fields = fields ?? {}
    this.position = position
    this.request = request
  }

  /** Whatever was thrown, as something that can be shown. */
  static from(thrown: unknown): Refused {
    if (thrown instanceof Refused) return thrown
    return new Refused(w('fault_here'), { kind: 'fault', status: 0 })
  }

  static offline = () => new Refused(w('offline_refusal'), { kind: 'offline', status: 0 })

  static async of(response: Response): Promise<Refused> {
    const problem = Problem.safeParse(await response.json().catch(() => undefined))
    const { detail, title, kind, fields, position, request } = problem.data ?? {}
    const isOurs = kind !== undefined
    return new Refused((isOurs ? (detail ?? title) : undefined) ?? unexplained(response.status), {
      kind: kind ?? (response.status === 401 ? 'not-signed-in' : 'fault'),
      status: response.status,
      fields,
      position,
      request,
    })
  }
}

const unexplained = (status: number) => {
  if (status === 401) return w('signed_out')
  if (status === 502 || status === 503 || status === 504) return w('server_away')
  return w('fault_there')
}

/** One request to the API, as whoever speaks to us. */
export interface Asked {
  readonly method: string
  readonly url: string
  readonly body?: unknown
  readonly file?: Buffer<ArrayBuffer> | undefined
  /** A name under which this is done once, however often it is asked. */
  readonly once?: string | undefined
}

export interface Answered {
  readonly status: number
  readonly type: string
  readonly body: Buffer
  /** It was done before, under the same name. */
  readonly again: boolean
}

export type Ask = (asked: Asked) => Promise<Answered>

export const headersFor = ({ body, file, once }: Asked) => ({
  accept: 'application/json',
  'x-wheelhouse': '1',
  ...(body !== undefined && { 'content-type': 'application/json' }),
  ...(once !== undefined && { 'idempotency-key': once }),
  ...(file && { 'content-type': 'application/octet-stream' }),
})

/** What travels in the body. */
export const payloadOf = ({ body, file }: Asked) =>
  file ?? (body === undefined ? undefined : JSON.stringify(body))

/** One request to the API, as whoever speaks to us. */
export interface Asked {
  readonly method: string
  readonly url: string
  readonly body?: unknown
  readonly file?: Buffer<ArrayBuffer> | undefined
}

export interface Answered {
  readonly status: number
  readonly type: string
  readonly body: Buffer
}

export type Ask = (asked: Asked) => Promise<Answered>

export const headersFor = ({ body, file }: Asked) => ({
  accept: 'application/json',
  'x-wheelhouse': '1',
  ...(body !== undefined && { 'content-type': 'application/json' }),
  ...(file && { 'content-type': 'application/octet-stream' }),
})

/** What travels in the body. */
export const payloadOf = ({ body, file }: Asked) =>
  file ?? (body === undefined ? undefined : JSON.stringify(body))

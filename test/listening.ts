/** An open page: hears over the wire which records changed. */
export interface Listening {
  /** Resolves once this id was told; fails if the stream ends first. */
  hears: (id: string) => Promise<void>
  /** All ids told so far. */
  told: () => ReadonlySet<string>
  close: () => void
}

/** Opens the live stream of a server that listens, as a browser does whose page is so many seconds old, and is ready once the server said hello. */
export async function listenTo(address: string, token: string, age = 0): Promise<Listening> {
  const stop = new AbortController()
  const response = await fetch(`${address}/api/live?age=${age}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stop.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('the stream has no body')
  const told = new Set<string>()
  const listeners = new Set<() => void>()
  let text = ''
  let ended = false
  const call = () => {
    for (const listener of listeners) listener()
  }
  const until = (is: () => boolean) =>
    new Promise<void>((done, failed) => {
      const look = () => {
        if (!is() && !ended) return
        listeners.delete(look)
        if (is()) done()
        else failed(new Error('the stream ended'))
      }
      listeners.add(look)
      look()
    })
  const read = async () => {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      text += value
      for (const [, data = ''] of text.matchAll(/^event: changed\ndata: (.*)\n\n/gm))
        for (const id of (JSON.parse(data) as { ids: string[] }).ids) told.add(id)
      call()
    }
  }
  void read()
    .catch(() => undefined)
    .finally(() => {
      ended = true
      call()
    })
  await until(() => text.includes('event: hello'))
  return { hears: (id) => until(() => told.has(id)), told: () => told, close: () => stop.abort() }
}

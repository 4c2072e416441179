import { once } from 'node:events'
import { type AddressInfo, createServer, connect, type Socket } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'

export interface Network {
  port: number
  /** All lines break, and for so long none can be made. */
  cut: (ms: number) => Promise<void>
  /** For so long nothing passes, either way, and nobody is told; then the lines break. */
  silent: (ms: number) => Promise<void>
  close: () => void
}

/** A network of one cable between a server and its database, which listens on a socket of this machine. */
export async function networkTo(socket: string): Promise<Network> {
  const lines = new Set<Socket>()
  const state: { now: 'whole' | 'cut' | 'silent' } = { now: 'whole' }
  const breakAll = () => {
    for (const line of lines) line.destroy()
  }
  const join = (from: Socket, to: Socket) => {
    lines.add(from)
    from.on('data', (bytes) => {
      if (!to.write(bytes)) from.pause()
    })
    to.on('drain', () => {
      if (state.now !== 'silent') from.resume()
    })
    if (state.now === 'silent') from.pause()
    from.on('error', () => {})
    from.once('end', () => to.end())
    from.once('close', () => {
      lines.delete(from)
      to.destroy()
    })
  }
  const cable = createServer((near) => {
    if (state.now === 'cut') {
      near.destroy()
      return
    }
    const far = connect(socket)
    join(near, far)
    join(far, near)
  })
  cable.listen(0, '127.0.0.1')
  await once(cable, 'listening')
  return {
    port: (cable.address() as AddressInfo).port,
    async cut(ms) {
      state.now = 'cut'
      breakAll()
      await after(ms)
      state.now = 'whole'
    },
    async silent(ms) {
      state.now = 'silent'
      for (const line of lines) line.pause()
      await after(ms)
      breakAll()
      state.now = 'whole'
    },
    close() {
      breakAll()
      cable.close()
    },
  }
}

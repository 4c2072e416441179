import type { Endpoint } from '#lib/contract'
import type { Read } from './context.ts'
import type { Module } from './module.ts'

export interface Promised {
  readonly endpoint: Endpoint
  readonly run: (ctx: Read, input: unknown) => Promise<unknown>
}

const known = new Map<string, Promised>()

/** What a promise is called for good. */
export const nameOfPromise = ({ method, path }: Pick<Endpoint, 'method' | 'path'>) => `${method} ${path}`

/** Makes known what all rooms promise and who keeps it; called once when the rooms are put together. */
export const knowPromises = (modules: readonly Pick<Module, 'contract' | 'handlers'>[]) => {
  known.clear()
  for (const { contract, handlers } of modules)
    for (const [name, endpoint] of Object.entries(contract))
      known.set(nameOfPromise(endpoint), { endpoint, run: handlers[name] as unknown as Promised['run'] })
}

export const promised = (name: string): Promised | undefined => known.get(name)

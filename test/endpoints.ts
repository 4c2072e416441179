import { modules } from '#modules/index'

/** Every door of the house, by name. */
export const endpoints = modules.flatMap(({ name: room, contract }) =>
  Object.entries(contract).map(([verb, endpoint]) => ({ name: `${room}.${verb}`, room, verb, endpoint })),
)
export type NamedEndpoint = (typeof endpoints)[number]

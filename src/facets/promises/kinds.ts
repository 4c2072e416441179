/** What providers promise: that something is delivered, that something comes back from repair, that a ticket goes on. */
export const promiseKinds = ['delivery', 'repair', 'wait'] as const
export type PromiseKind = (typeof promiseKinds)[number]

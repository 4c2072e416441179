/** What providers promise: that something is delivered, that something comes back from repair. */
export const promiseKinds = ['delivery', 'repair'] as const
export type PromiseKind = (typeof promiseKinds)[number]

/** What PostgreSQL says of every statement after the one that failed. */
const aborted = '25P02'

/**
 * Asks side by side: in a transaction statements then share a write, none waits for another's answer, and they are carried
 * out in the order in which they are asked; outside of one each has a connection of its own. Goes on only once all have
 * ended: none may run on when a refusal has ended the transaction. Throws what went wrong first, not what went wrong
 * because of it.
 */
export async function together<T extends readonly unknown[]>(
  ...work: { [K in keyof T]: Promise<T[K]> }
): Promise<T> {
  const ended = await Promise.allSettled(work)
  const errors = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code?: string }] : []))
  const cause = errors.find(({ code }) => code !== aborted) ?? errors[0]
  if (cause !== undefined) throw cause
  return Promise.all(work)
}

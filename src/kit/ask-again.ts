import type { Query, QueryClient } from '@tanstack/react-query'

/**
 * Asks again, of what is on screen, all that a change concerns. An answer on its way for the first time may be from before the
 * change, and asking beside it would only wait for the same one: once it is there and turns out to be concerned, it is asked anew.
 */
export function askAgain(client: QueryClient, isConcerned: (query: Query) => boolean) {
  const first = client
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.data === undefined && state.fetchStatus === 'fetching')
  void client.invalidateQueries({ predicate: isConcerned })
  for (const query of first) {
    const look = () => {
      if (isConcerned(query)) void client.invalidateQueries({ predicate: (one) => one === query })
    }
    // A task later: by then the query holds what was promised.
    query.promise?.then(
      () => setTimeout(look),
      () => undefined,
    )
  }
}

type Concern = (query: Query) => boolean
/** Of answers on their way: what changed since they were asked for. */
const since = new WeakMap<Query, Concern[]>()

/**
 * The same for what others changed, which may be many times a second: an answer on its way is let come, whichever it is, and is
 * asked anew once it is there. Were it given up for each change, a page would show nothing new until all others rest.
 */
export function askOnceThere(client: QueryClient, isConcerned: Concern) {
  const onTheWay = client
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.fetchStatus === 'fetching')
  for (const query of onTheWay) {
    // What it shows until then counts, too: what is on its way may have come to miss what the next one holds again.
    const concern = isConcerned(query) ? () => true : isConcerned
    const before = since.get(query)
    if (before) before.push(concern)
    else remember(client, query, concern)
  }
  void client.invalidateQueries({ predicate: (query) => !onTheWay.includes(query) && isConcerned(query) })
}

function remember(client: QueryClient, query: Query, isConcerned: Concern) {
  const concerns = [isConcerned]
  since.set(query, concerns)
  const look = () => {
    since.delete(query)
    if (concerns.some((one) => one(query))) askOnceThere(client, (one) => one === query)
  }
  // A task later: by then the query holds what was promised. What failed, or was asked anew meanwhile, is looked at as well.
  const over = () => void setTimeout(look)
  if (query.promise) query.promise.then(over, over)
  else over()
}

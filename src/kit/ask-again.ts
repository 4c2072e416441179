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

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Refused } from '#kit/refused'

const passing = new Set([0, 502, 503, 504])

/** The cache of answers. Whoever turns out to be signed out is led to the door, wherever it shows. */
export function queries(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (!(error instanceof Refused)) return
    if (error.kind === 'not-signed-in') onSignedOut()
    // Their role has come to need a second factor: who they are now leads them there.
    if (error.kind === 'factor-missing') void client.invalidateQueries({ queryKey: [meKey] })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (queryKey[0] !== meKey) onError(error)
      },
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Only what may pass by itself is tried again: a refusal will be refused again.
        retry: (failures, error) => failures < 2 && error instanceof Refused && passing.has(error.status),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}

export const meKey = '/api/me'

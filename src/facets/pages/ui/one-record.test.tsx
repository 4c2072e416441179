import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { byId, get } from '#lib/contract'
import { asking } from '#kit/api'
import { Refused } from '#kit/refused'
import { parseSearch } from '#kit/url'
import { NamedRecord } from './one-record.tsx'

const showThing = get('/api/things/:id', {
  summary: 'Show a thing',
  can: 'things.read',
  input: byId,
  reply: z.object({ name: z.string() }),
})

/** The page at an address, where what it asks for has been answered so. */
async function pageAt(address: string, answer: { name: string } | Refused) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, retryOnMount: false, staleTime: Infinity } },
  })
  const queryFn = () => (answer instanceof Refused ? Promise.reject(answer) : Promise.resolve(answer))
  await client.prefetchQuery({ ...asking(showThing, { id: 'THI-1' }), queryFn })
  const page = () => (
    <NamedRecord name="thing" by={showThing}>
      {(thing) => `a form with ${thing?.name ?? 'nothing'}`}
    </NamedRecord>
  )
  const history = createMemoryHistory({ initialEntries: [address] })
  const router = createRouter({ routeTree: createRootRoute({ component: page }), history, parseSearch })
  await router.load()
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
}

const missing = new Refused('Not there', { kind: 'not-found', status: 404 })

test('a form begins with the record that its address names', async () => {
  expect(await pageAt('/?thing=THI-1', { name: 'Crane' })).toContain('a form with Crane')
  expect(await pageAt('/', { name: 'Crane' })).toContain('a form with nothing')
})

test('where there is none, or none for this reader, it says so instead of waiting for ever', async () => {
  const page = await pageAt('/?thing=THI-1', missing)
  expect(page).not.toContain('aria-busy')
  expect(page).not.toContain('a form')
})

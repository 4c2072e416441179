import '#kit/layers.css'
import '@mantine/core/styles.layer.css'
import '@fontsource-variable/inter/wght.css'
import '#kit/kit.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { rooms } from '#modules/ui'
import { developersRoom } from './developers/routes.ts'
import { queries } from './queries.ts'
import { makeRouter } from './router.tsx'
import { Session } from './session.tsx'
import { door, isDoor } from './the-door.ts'

// Dates are counted by Temporal, which some browsers still lack; only they load it.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')

const root = document.getElementById('root')
if (root) {
  const client = queries(() => {
    const { pathname, searchStr } = router.latestLocation
    // Several answers may be refused at once: the second must not forget what the first one wanted.
    if (!isDoor(pathname)) void router.navigate({ to: door, search: { next: pathname + searchStr } })
  })
  const router = makeRouter([...rooms, developersRoom], client)
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <Session rooms={rooms}>
        <RouterProvider router={router} />
      </Session>
    </QueryClientProvider>,
  )
}

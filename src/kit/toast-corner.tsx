import { lazy, Suspense } from 'react'
import { w } from './words.ts'

const Toasts = lazy(async () => ({ default: (await import('./toasts.tsx')).Toasts }))

/** Where toasts appear, on every page: inside the router, because some lead on. */
export const ToastCorner = () => (
  <aside aria-label={w('toasts')} data-no-print>
    <Suspense>
      <Toasts />
    </Suspense>
  </aside>
)

import { lazy, Suspense } from 'react'
import classes from './composer.module.css'
import type { ComposerProps } from './composer-props.ts'

const Body = lazy(async () => ({ default: (await import('./composer-body.tsx')).ComposerBody }))

/** Where one answers or notes. The editor is loaded after the page is there; its place is kept meanwhile. */
export function Composer(props: ComposerProps) {
  return (
    <Suspense fallback={<div className={classes.waiting} />}>
      <Body key={props.draft} {...props} />
    </Suspense>
  )
}

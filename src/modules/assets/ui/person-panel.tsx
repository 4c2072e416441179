import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { HeldPanel } from './held-panel.tsx'
import { w } from './words.ts'

/** What a person has, and the way to take it all back; shown on the person's own page. */
export function Panel({ id }: { id: string }) {
  const writes = useMay()('assets.write')
  return (
    <HeldPanel
      q={`holder:${id}`}
      title={(n) => w('panel.person', { n })}
      deed={writes && <Link to={`/assets/return/${id}`}>{w('return.all')}</Link>}
    />
  )
}

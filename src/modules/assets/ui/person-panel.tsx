import { HeldPanel } from './held-panel.tsx'
import { w } from './words.ts'

/** What a person has; shown on the person's own page. */
export const Panel = ({ id }: { id: string }) => (
  <HeldPanel q={`holder:${id}`} title={(n) => w('panel.person', { n })} />
)

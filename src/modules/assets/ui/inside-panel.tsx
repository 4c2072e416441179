import { HeldPanel } from './held-panel.tsx'
import { w } from './words.ts'

/** What is built into an asset or plugged to it; shown on its page. */
export const Panel = ({ id }: { id: string }) => (
  <HeldPanel q={`within:${id}`} title={(n) => w('panel.inside', { n })} quiet />
)

import { HeldPanel } from './held-panel.tsx'
import { w } from './words.ts'

/** What is at a place or anywhere within it; shown on the place's own page. */
export const Panel = ({ id }: { id: string }) => (
  <HeldPanel q={`place:${id} -is:gone`} title={(n) => w('panel.place', { n })} quiet />
)

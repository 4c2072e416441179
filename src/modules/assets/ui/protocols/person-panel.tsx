import { ProtocolsPanel } from './protocols-panel.tsx'

/** What a person signed, and what waits for them; shown on their own page. */
export const Panel = ({ id }: { id: string }) => <ProtocolsPanel of={{ person_id: id }} />

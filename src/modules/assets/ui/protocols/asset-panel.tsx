import { ProtocolsPanel } from './protocols-panel.tsx'

/** What people signed for an asset; shown on its page. */
export const Panel = ({ id }: { id: string }) => <ProtocolsPanel of={{ asset_id: id }} />

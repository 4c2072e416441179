import type { Room } from '#kit/room'
import { deskRoom } from './desk/ui/routes.tsx'
import { identityRoom } from './identity/ui/routes.tsx'

/** Every room that has screens. A new one is one line here. */
export const rooms: readonly Room[] = [deskRoom, identityRoom]

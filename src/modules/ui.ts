import { clocksRoom } from '#facets/clocks/ui/routes.tsx'
import { historyRoom } from '#facets/history/ui/routes.tsx'
import { importsRoom } from '#facets/imports/ui/routes.tsx'
import { noticesRoom } from '#facets/notices/ui/routes.tsx'
import { recordsRoom } from '#facets/records/ui/routes.tsx'
import { workRoom } from '#facets/work/ui/routes.tsx'
import type { Room } from '#kit/room'
import { administrationRoom } from './administration/ui/routes.tsx'
import { assetsRoom } from './assets/ui/routes.tsx'
import { agentsRoom } from './agents/ui/routes.tsx'
import { bridgeRoom } from './bridge/ui/routes.tsx'
import { calendarsRoom } from './calendars/ui/routes.tsx'
import { deskRoom } from './desk/ui/routes.tsx'
import { directoriesRoom } from './directories/ui/routes.tsx'
import { identityRoom } from './identity/ui/routes.tsx'
import { peopleRoom } from './people/ui/routes.tsx'
import { placesRoom } from './places/ui/routes.tsx'
import { purchasingRoom } from './purchasing/ui/routes.tsx'
import { vendorsRoom } from './vendors/ui/routes.tsx'
import { softwareRoom } from './software/ui/routes.tsx'
import { webhooksRoom } from './webhooks/ui/routes.tsx'

/** Every room that has screens. A new one is one line here. */
export const rooms: readonly Room[] = [
  recordsRoom,
  historyRoom,
  bridgeRoom,
  deskRoom,
  assetsRoom,
  identityRoom,
  noticesRoom,
  directoriesRoom,
  administrationRoom,
  webhooksRoom,
  softwareRoom,
  agentsRoom,
  peopleRoom,
  placesRoom,
  vendorsRoom,
  purchasingRoom,
  calendarsRoom,
  clocksRoom,
  workRoom,
  importsRoom,
]

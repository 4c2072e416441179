import type { Stop } from './stop.ts'
import { adminStops } from './stops/admin.ts'
import { doorStops } from './stops/door.ts'
import { estateStops } from './stops/estate.ts'
import { vendorStops } from './stops/vendors.ts'
import { feedStops } from './stops/feeds.ts'
import { ownStops } from './stops/own.ts'
import { peopleStops } from './stops/people.ts'
import { softwareStops } from './stops/software.ts'
import { purchasingStops } from './stops/purchasing.ts'
import { workStops } from './stops/work.ts'

/** Every screen of the house, with the states that matter: pictures are taken of these, and axe looks at them. */
export const stops: readonly Stop[] = [
  ...doorStops,
  ...workStops,
  ...estateStops,
  ...feedStops,
  ...peopleStops,
  ...vendorStops,
  ...softwareStops,
  ...purchasingStops,
  ...adminStops,
  ...ownStops,
]

import type { Stop } from './stop.ts'
import { adminStops } from './stops/admin.ts'
import { doorStops } from './stops/door.ts'
import { estateStops } from './stops/estate.ts'
import { vendorStops } from './stops/vendors.ts'
import { feedStops } from './stops/feeds.ts'
import { ownStops } from './stops/own.ts'
import { peopleStops } from './stops/people.ts'
<<<<<<< HEAD
import { softwareStops } from './stops/software.ts'
=======
import { purchasingStops } from './stops/purchasing.ts'
>>>>>>> c778039 (purchasing: screens, German, the demo company's orders; the measured time of a procurement counts on the renewals' time-line)
import { workStops } from './stops/work.ts'

/** Every screen of the house, with the states that matter: pictures are taken of these, and axe looks at them. */
export const stops: readonly Stop[] = [
  ...doorStops,
  ...workStops,
  ...estateStops,
  ...feedStops,
  ...peopleStops,
  ...vendorStops,
<<<<<<< HEAD
  ...softwareStops,
=======
  ...purchasingStops,
>>>>>>> c778039 (purchasing: screens, German, the demo company's orders; the measured time of a procurement counts on the renewals' time-line)
  ...adminStops,
  ...ownStops,
]

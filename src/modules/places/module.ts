import './import/importers.ts'
import { makingOne, thenDone } from '#kernel/handlers'
import { roles } from '#kernel/auth/roles'
import { defineModule } from '#kernel/module'
import { archive, createPlaces, save } from './commands.ts'
import { places as contract } from './contract.ts'
import { eventLines, events } from './events.ts'
import { countPlaces, listPlaces } from './list.ts'
import { placePast } from './past.ts'
import { onPlan, showPlan } from './plan.ts'
import { pin, setPlan } from './plan-commands.ts'
import { placePowers } from './powers.ts'
import { one, tree } from './queries.ts'
import { w } from './words.ts'

export const places = defineModule({
  name: 'places',
  contract,
  handlers: {
    list: listPlaces,
    count: countPlaces,
    tree,
    get: one,
    plan: showPlan,
    onPlan,
    setPlan,
    pin,
    create: makingOne(createPlaces),
    save,
    archive: thenDone(archive),
  },
  permissions: {
    'places.read': { title: w.later('may-read'), roles, part: 'everywhere' },
    'places.manage': { title: w.later('may-manage'), roles: ['manager', 'administrator'] },
  },
  kinds: [
    {
      name: 'place',
      title: w.later('place'),
      prefix: 'LOC',
      sequence: 'place_number',
      can: { read: 'places.read', write: 'places.manage' },
      page: contract.get.path,
      family: 'place',
    },
  ],
  events,
  eventLines,
  pasts: [placePast],
  powers: placePowers,
  views: [
    { list: 'places.list', name: 'all', title: w.later('view.all'), q: 'archived:no' },
    { list: 'places.list', name: 'sites', title: w.later('view.sites'), q: 'level:site archived:no' },
    { list: 'places.list', name: 'rooms', title: w.later('view.rooms'), q: 'level:room archived:no' },
    { list: 'places.list', name: 'archive', title: w.later('view.archive'), q: 'archived:yes' },
  ],
  refusals: {
    place_name_unique: w.later('name-taken'),
    place_code_unique: w.later('code-taken'),
    place_position: w.later('position'),
    place_calendar_id_fkey: w.later('no-calendar'),
  },
})

import { recordFinder } from '#facets/records/ui/finders'

export const findPlaces = recordFinder('place', 'LOC', { icon: 'pin', path: '/places' })
export const findCalendars = recordFinder('calendar', 'CAL', { icon: 'calendar', path: '/calendars' })
export const findPeople = recordFinder('person', 'PER', { icon: 'user', path: '/people' })

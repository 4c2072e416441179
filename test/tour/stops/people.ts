import { pageOf, type Stop } from '../stop.ts'

/** Who is there, where, and when. */
export const peopleStops: readonly Stop[] = [
  { name: 'people', route: '/people' },
  { name: 'people-none', route: '/people', at: '/people?q=crankshaft' },
  {
    name: 'person',
    route: '/people/$key',
    at: pageOf('/people', 'person', 'Lena Vogt'),
  },
  {
    name: 'person-requester',
    route: '/people/$key',
    as: 'requester',
    at: pageOf('/people', 'person', 'Mikkel Krog'),
  },
  { name: 'person-new', route: '/people/new' },
  { name: 'teams', route: '/people/teams' },
  {
    name: 'team',
    route: '/people/teams/$key',
    at: pageOf('/people/teams', 'team', 'Service desk'),
  },
  { name: 'departments', route: '/people/departments' },
  { name: 'places', route: '/places' },
  { name: 'places-list', route: '/places/list' },
  { name: 'place-new', route: '/places/new' },
  { name: 'place', route: '/places/$key', at: pageOf('/places', 'place', 'Bergen') },
  {
    name: 'place-plan',
    route: '/places/$key/plan',
    at: async ({ key }) => `/places/${await key('place', '2nd floor')}/plan`,
  },
  { name: 'calendars', route: '/calendars' },
  {
    name: 'calendar',
    route: '/calendars/$key',
    at: pageOf('/calendars', 'calendar', 'Bergen'),
  },
  { name: 'dialog-team', route: '/people/teams', press: ['Set up a team'] },
  { name: 'dialog-department', route: '/people/departments', press: ['Set up a department'] },
  {
    name: 'dialog-people',
    route: '/people',
    act: async (page) => {
      await page.locator('tr[data-index="1"]').waitFor()
      for (const key of ['j', 'x', 'e']) await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'dialog-person-merge',
    route: '/people/$key',
    at: pageOf('/people', 'person', 'Lena Vogt'),
    press: ['Merge'],
  },
  { name: 'dialog-calendar', route: '/calendars', press: ['Set up a calendar'] },
]

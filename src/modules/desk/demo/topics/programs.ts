import type { Topic } from './topic.ts'

export const programs: readonly Topic[] = [
  {
    category: 'Software › Licences',
    kind: 'request',
    rate: 6,
    weight: [3, 3],
    effort: 20,
    cases: [
      [
        'Licence for hull CAD',
        'I take over section work on {ship} from Monday. | {manager} has agreed, cost centre {n}.',
        'One seat is free, you have it {soon}. | All seats are in use. I ask who can give one back.',
        'Seat given, please restart the program.',
      ],
      [
        'PDF editor for {department}',
        'We mark up certificates every day and print them for it now.',
        'Ordered; the key comes in two or three days.',
        'Installed and started once together.',
      ],
      [
        'Licence for the stability program',
        'For the incline test of {ship}; two weeks would do.',
        'I borrow you one from the pool.',
        'Borrowed until the end of the month.',
      ],
      [
        'Project planning for {colleague}',
        'New in the project, needs to read and shift dates.',
        'Ordered; the key comes in two or three days.',
        'Installed, plan of {ship} opens.',
      ],
    ],
    supplier: ['Hansa IT Supply', 34],
  },
  {
    category: 'Software › Licences',
    kind: 'incident',
    rate: 4,
    weight: [3, 2],
    who: 'design',
    effort: 20,
    cases: [
      [
        'Hull CAD: no licence available',
        'Since nine nobody gets a seat, half of {room} waits.',
        'Three seats hang from last night. I free them now.',
        'Hanging seats freed; they now end after an hour.',
      ],
      [
        'Licence server not reached',
        'At home over VPN it cannot reach the licence server, in the office it can.',
        'The route is missing for home. Please connect again in five minutes.',
        'Route added to the VPN profile.',
      ],
      [
        'Program says trial has ended',
        'Fourteen days, it says. We have had it for years.',
        'The key was not renewed on your machine, I push it.',
        'Key renewed.',
      ],
    ],
    cause: 'Settings',
  },
  {
    category: 'Software',
    kind: 'incident',
    rate: 5,
    weight: [3, 3],
    effort: 25,
    cases: [
      [
        'Update asks for an administrator',
        'Every morning the same window, I click it away. | It wants a password that I do not have.',
        'I push the update from here, please leave the machine on over lunch.',
        'Update done, window gone.',
      ],
      [
        'Nesting program will not start',
        'It starts, shows the logo and is gone. The cutting line waits.',
        'The last update took a part away that it needs. I put it back.',
        'Old runtime put back beside the new one.',
      ],
      [
        'Intranet stays blank',
        'Only the intranet. Newspapers work, sadly. | White page, in every browser.',
        'Please press Ctrl and F5 once and tell me.',
        'Cache emptied; a rule for the intranet renewed.',
      ],
      [
        'Weight sheet will not open',
        'It says the file is damaged; {colleague} can open it.',
        'Your version is older than the file. I save it in the old format for now.',
        'Program updated, opens.',
      ],
      [
        'Time clock app does not sync',
        'The hours I enter on the phone do not show up. | It says “last sync: never”.',
        'Please sign out of the app and in again, with the whole address.',
        'Signed in anew, hours of the week are there.',
      ],
    ],
    cause: 'Software fault',
  },
]

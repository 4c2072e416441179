/** Something that somebody did with a ticket, so many working minutes before the demo began. */
export interface Deed {
  ago: number
  by: string
  does: 'take' | 'raise' | 'reply' | 'note' | 'move'
  text?: string
  verb?: string
  for?: string
}

export interface Story {
  title: string
  asks: string
  category: string
  /** Impact and urgency. */
  weight: readonly [number, number]
  ago: number
  words: string
  deeds: readonly Deed[]
  request?: true
  tags?: readonly string[]
}

const take = (by: string, ago: number): Deed => ({ ago, by, does: 'take' })
const reply = (by: string, ago: number, text: string, verb?: string): Deed => ({
  ago,
  by,
  does: 'reply',
  text,
  ...(verb && { verb }),
})
const note = (by: string, ago: number, text: string): Deed => ({ ago, by, does: 'note', text })
const move = (by: string, ago: number, verb: string, text?: string): Deed => ({
  ago,
  by,
  does: 'move',
  verb,
  ...(text && { text }),
})

const [mikkel, marit, jonas, priya, tomas, henrik] = [
  'Mikkel Krog',
  'Marit Lund',
  'Jonas Behrens',
  'Priya Nair',
  'Tomás Araya',
  'Henrik Sand',
] as const

/** One week at the desk of Halden Marine, oldest first: a vault client roll-out that broke check-ins, and the usual rest. */
export const stories: readonly Story[] = [
  {
    title: 'Old account of a trainee',
    asks: 'Henrik Sand',
    category: 'Access › Account',
    weight: [3, 3],
    ago: 2300,
    request: true,
    words: 'The trainee left last Friday; please close the account and keep the mailbox for a month.',
    deeds: [
      take(mikkel, 2250),
      move(mikkel, 2200, 'solve', 'Account closed, mailbox kept until next month.'),
    ],
  },
  {
    title: 'Phone does not ring at reception',
    asks: 'Anke Roth',
    category: 'Network › Telephony',
    weight: [3, 2],
    ago: 2100,
    words: 'Calls go straight to voice mail since the weekend.',
    deeds: [
      take(jonas, 2080),
      reply(jonas, 2060, 'The handset was set to night mode. It rings again now, please try.'),
      move(jonas, 1980, 'solve', 'Night mode switched off.'),
    ],
  },
  {
    title: 'Name plate on meeting room 3',
    asks: 'Anke Roth',
    category: 'Hardware › Screen',
    weight: [3, 3],
    ago: 1900,
    request: true,
    words: 'The small screen beside the door still shows last month’s name.',
    deeds: [
      take(jonas, 1880),
      reply(jonas, 1870, 'I change the plate on my round this week.'),
      move(jonas, 1860, 'plan'),
    ],
  },
  {
    title: 'Old plotter, please collect',
    asks: 'Dieter Kohl',
    category: 'Hardware › Printer',
    weight: [3, 3],
    ago: 1800,
    request: true,
    words: 'It stands in the corridor and somebody will fall over it.',
    deeds: [
      take(jonas, 1780),
      reply(jonas, 1770, 'The recycler comes next week, I have put you on the list.'),
      move(jonas, 1760, 'plan'),
    ],
  },
  {
    title: 'New badge for the paint shop door',
    asks: 'Rosa Fuentes',
    category: 'Access › Badge',
    weight: [3, 3],
    ago: 1500,
    request: true,
    words: 'Two people start in the paint shop and cannot get in.',
    deeds: [take(tomas, 1480), reply(tomas, 1400, 'Both badges are ordered; they come by Thursday.')],
  },
  {
    title: 'Move four desks to the south wing',
    asks: 'Anke Roth',
    category: 'Hardware',
    weight: [2, 3],
    ago: 1450,
    request: true,
    words: 'Four people move on Thursday, with screens and docks.',
    deeds: [
      take(jonas, 1440),
      reply(jonas, 1435, 'Thursday at eight, all four in one go.'),
      move(jonas, 1430, 'plan'),
    ],
  },
  {
    title: 'Scanner on quay 3 loses its link',
    asks: 'Erik Dahl',
    category: 'Network › Wi-Fi',
    weight: [2, 1],
    ago: 700,
    tags: ['quay'],
    words: 'The hand scanner drops out every few minutes at the far end of quay 3.',
    deeds: [
      take(marit, 690),
      reply(marit, 640, 'I have seen it drop as well. The supplier of the access point looks at it today.'),
      note(marit, 630, 'Access point 3-7 reboots under load. Supplier case 88-1042.'),
      move(marit, 620, 'wait-supplier'),
    ],
  },
  {
    title: 'Printer by the dry dock smears',
    asks: 'Geir Aas',
    category: 'Hardware › Printer',
    weight: [3, 2],
    ago: 660,
    words: 'Every page has a black stripe on the left.',
    deeds: [take(marit, 600), reply(marit, 580, 'A new drum is on its way, I fit it this afternoon.')],
  },
  {
    title: 'Cannot print A3 from the loft',
    asks: 'Nils Berge',
    category: 'Hardware › Printer',
    weight: [3, 2],
    ago: 560,
    words: 'A4 works, A3 says “tray unknown”.',
    deeds: [take(marit, 520), reply(marit, 515, 'I set the tray up again from here; please try in an hour.')],
  },
  {
    title: 'Second screen flickers',
    asks: 'Lena Vogt',
    category: 'Hardware › Screen',
    weight: [3, 2],
    ago: 540,
    words: 'The left one, mostly in the morning.',
    deeds: [
      take(jonas, 500),
      reply(
        jonas,
        470,
        'Could you swap the two cables and tell me whether the flicker moves with the cable?',
        'wait',
      ),
    ],
  },
  {
    title: 'Read access to the tender folder',
    asks: 'Camila Rojas',
    category: 'Access › Shared folder',
    weight: [3, 2],
    ago: 500,
    request: true,
    words: 'I need to read the Gdynia tender, read only.',
    deeds: [
      take(tomas, 480),
      reply(tomas, 460, 'The folder belongs to Dieter. Do you have his word?', 'wait'),
    ],
  },
  {
    title: 'Gangway camera shows no picture',
    asks: 'Silje Moe',
    category: 'Network › Cameras',
    weight: [2, 1],
    ago: 440,
    words: 'Black since this morning; the ship leaves at noon tomorrow.',
    deeds: [
      take(marit, 430),
      note(marit, 400, 'Switch port is up, camera answers ping. Probably the lens heater.'),
    ],
  },
  {
    title: 'Shared mailbox for the Gdynia bid',
    asks: 'Henrik Sand',
    category: 'Software › Mail',
    weight: [3, 2],
    ago: 420,
    request: true,
    words: 'For five people until the bid is in.',
    deeds: [take(mikkel, 400), reply(mikkel, 390, 'Whom shall I let in?', 'wait')],
  },
  {
    title: 'Tablet for the crane will not charge',
    asks: 'Rosa Fuentes',
    category: 'Hardware › Laptop',
    weight: [3, 2],
    ago: 380,
    words: 'Tried two chargers.',
    deeds: [take(tomas, 350), reply(tomas, 320, 'I bring you the spare one after lunch.')],
  },
  {
    title: 'Laptop for K. Petersen, starts today',
    asks: 'Anke Roth',
    category: 'Hardware › Laptop',
    weight: [2, 2],
    ago: 330,
    request: true,
    words: 'She sits in room 2-118, docking station is there.',
    deeds: [
      take(jonas, 320),
      reply(jonas, 310, 'It stands on her desk by eight.'),
      note(jonas, 300, 'Image done, waits for the ERP client.'),
    ],
  },
  {
    title: 'Drawing vault hangs at 90 % when I check in',
    asks: 'Lena Vogt',
    category: 'Software › Drawing vault',
    weight: [3, 2],
    ago: 300,
    tags: ['vault'],
    words:
      'Since lunch my check-ins stop at 90 %. I waited twenty minutes, then closed the window. Nothing was saved. Small files are fine.',
    deeds: [
      { ago: 240, by: mikkel, does: 'raise' },
      take(mikkel, 238),
      reply(
        mikkel,
        230,
        'Good morning Lena, I see the vault client on your laptop was updated yesterday at midday. Is it only the big hull sections that stop? How many since this morning?',
        'wait',
      ),
      note(
        priya,
        200,
        'Same on all five. Client 7.2 sends chunks over 64 MB, the proxy in Bergen cuts them off. Setting <code>chunk=32</code> cures it here.',
      ),
      reply(
        'Lena Vogt',
        185,
        'Yes, three files since this morning. Small ones go through, the hull sections never do. I have to hand in section 14 by four.',
      ),
    ],
  },
  {
    title: 'Vault check-in stuck since Monday',
    asks: 'Pål Nygård',
    category: 'Software › Drawing vault',
    weight: [2, 2],
    ago: 180,
    tags: ['vault'],
    words: 'It says “finishing” for ever.',
    deeds: [],
  },
  {
    title: 'Vault asks for a password again',
    asks: 'Ute Brandt',
    category: 'Software › Drawing vault',
    weight: [3, 2],
    ago: 160,
    tags: ['vault'],
    words: 'Every ten minutes or so, and then the check-in is gone.',
    deeds: [],
  },
  {
    title: 'Phones in Hamburg cut out mid-call',
    asks: 'Anke Roth',
    category: 'Network › Telephony',
    weight: [1, 1],
    ago: 86,
    words: 'The whole office: calls drop after about a minute. Customers complain.',
    deeds: [note(henrik, 60, 'Session border controller resets. Looking at the trunk with the provider.')],
  },
]

import type { Topic } from './topic.ts'

export const access: readonly Topic[] = [
  {
    category: 'Access › Account',
    kind: 'incident',
    rate: 15,
    weight: [3, 2],
    effort: 10,
    cases: [
      [
        'Account locked | Locked out',
        'Too many tries, it says. I only had caps lock on. | It locks me out every morning at nine.',
        'Unlocked, please try now. | An old phone keeps trying your old password. Do you still have one in a drawer?',
        'Unlocked. | Unlocked; the tablet in the drawer had kept trying the old password.',
      ],
      [
        'Password forgotten after holidays | Forgot my password',
        'Three weeks away and it is gone from my head. | I had written it down, at home.',
        'I call you on the number in the directory, then set a new one.',
        'New password set by phone, caller known.',
      ],
      [
        'Cannot sign in on Monday morning | Password is not accepted',
        'The new password works on the phone, not on the computer. | I type it slowly, it is right, it says no.',
        'Please lock the screen and sign in again on the cable, so that the computer hears of the new one.',
        'Signed in together, works. | Keyboard was set to another language.',
      ],
      [
        'Second factor lost with the phone | New phone, no codes',
        'My phone fell into the dock. The app with the codes was on it. | New phone, and the old one is wiped already.',
        'I call you back on the number in the directory, then we set it up anew.',
        'Second factor set up on the new phone.',
      ],
    ],
    cause: 'Use',
  },
  {
    category: 'Access › Shared folder',
    kind: 'request',
    rate: 10,
    weight: [3, 3],
    effort: 15,
    cases: [
      [
        'Access to the folder of {ship}',
        'I take over from {colleague} and see nothing. | For the handover on Friday.',
        'The folder belongs to {manager}; I have asked for a word.',
        'Rights given by group; please sign out and in once.',
      ],
      [
        'Read rights for {department}',
        'Only reading, for the monthly meeting.',
        '{manager} agrees, you have it {soon}.',
        'Read rights given.',
      ],
      [
        'Folder for the test protocols of {ship}',
        'We three in quality write, everybody reads.',
        'I set it up {soon}, please send me the three names.',
        'Folder is there, rights as you wrote.',
      ],
      [
        'Remove {colleague} from our folder',
        'Works for another project now and should not see ours.',
        'Done {soon}; does {colleague} know?',
        'Taken out, checked.',
      ],
    ],
  },
  {
    category: 'Access › Shared folder',
    kind: 'incident',
    rate: 5,
    weight: [3, 2],
    effort: 20,
    cases: [
      [
        'File was overwritten | Old list saved over the new one',
        'Somebody saved the old weight list over the new one. Can we have yesterday’s back?',
        'I bring yesterday’s version back beside it, then you can compare.',
        'Version of 18:00 restored.',
      ],
      [
        'Folder has vanished',
        'The whole folder of {ship} is gone since lunch. | It was there when I went for coffee.',
        'Somebody moved it into the next folder. I put it back.',
        'Folder moved back, nothing missing.',
      ],
      [
        'Cannot save on drive {letter}',
        'It says the disk is full.',
        'The quota was reached. I raise it; please look what can go.',
        'Quota raised by 50 GB.',
      ],
      [
        'File is open by nobody',
        'It says I have it open myself. I do not.',
        'The server still holds it open from yesterday. I close it there.',
        'Open handle closed on the server.',
      ],
    ],
    cause: 'Use',
  },
  {
    category: 'Access › Badge',
    kind: 'request',
    rate: 6,
    weight: [3, 3],
    effort: 15,
    cases: [
      [
        'Badge for a new colleague | Badge for the trainee',
        'Stands outside every morning. | Starts in {department}, same doors as {colleague}.',
        'It lies at the gate {soon}.',
        'New badge handed out at the gate.',
      ],
      [
        'Badge lost',
        'It must have gone overboard at {quay}. | Lost it between the gate and the canteen.',
        'The old one is blocked, the new one lies at the gate.',
        'Blocked and replaced.',
      ],
      [
        'Visitor badges for {ship}',
        'Ten from the owner’s side, Wednesday to Friday.',
        'Please send the names, I prepare them {soon}.',
        'Ten badges at the gate, they end on Friday.',
      ],
      [
        'Weekend access for {department}',
        'We work Saturday until the trial is over.',
        'Facilities has to agree; asked.',
        'Access set until the end of the month.',
      ],
    ],
  },
  {
    category: 'Access › Badge',
    kind: 'incident',
    rate: 4,
    weight: [3, 2],
    who: 'yard',
    effort: 20,
    cases: [
      [
        'Badge does not open the gate',
        'Since the weekend, and there is a queue to the road.',
        'I restart the controller from here, please try in two minutes.',
        'Controller restarted, its clock was off.',
      ],
      [
        'Turnstile at the gate is slow',
        'Ten seconds a person. At six in the morning that is a long row.',
        'The reader asks a server that is gone. I point it to the new one.',
        'Reader set to the new server.',
      ],
      [
        'Reader at the stores blinks red',
        'For everybody, not only for me.',
        'Somebody from facilities opens by hand until I am down.',
        'Reader replaced. | Cable was cut by the digger; mended.',
      ],
    ],
    supplier: ['Telenett', 10],
  },
]

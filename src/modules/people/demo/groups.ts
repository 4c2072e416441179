/** People who do one kind of work at one site, with somebody who leads them. */
export interface Group {
  readonly site: 'Bergen' | 'Hamburg' | 'Valparaíso' | 'Remote'
  readonly department: string
  /** Who leads the group, by what they do; where nobody is named, the group reports to `under` itself. */
  readonly lead?: string
  /** One of the staff by name, to whom the group's lead reports. */
  readonly under: string
  /** What they do, and how many do it. */
  readonly does: readonly (readonly [title: string, n: number])[]
  /** The room in which they have their desks. */
  readonly room?: string
  readonly as?: 'contractor'
}

const [astrid, silje, ute, solveig, mette, anke, dieter, kari, camila, rosa] = [
  'Astrid Holm',
  'Silje Moe',
  'Ute Brandt',
  'Solveig Hagen',
  'Mette Falk',
  'Anke Roth',
  'Dieter Kohl',
  'Kari Petersen',
  'Camila Rojas',
  'Rosa Fuentes',
] as const

const bergen: readonly Omit<Group, 'site'>[] = [
  {
    department: 'Hull shop',
    lead: 'Hull foreman',
    under: silje,
    room: 'Hull office',
    does: [
      ['Welder', 16],
      ['Plater', 12],
      ['Apprentice', 4],
    ],
  },
  {
    department: 'Outfitting',
    lead: 'Outfitting foreman',
    under: silje,
    room: 'Outfitting office',
    does: [
      ['Pipe fitter', 12],
      ['Outfitter', 8],
      ['Insulator', 3],
    ],
  },
  {
    department: 'Electrical',
    lead: 'Electrical foreman',
    under: silje,
    room: 'Outfitting office',
    does: [
      ['Electrician', 12],
      ['Automation engineer', 4],
    ],
  },
  {
    department: 'Machinery',
    lead: 'Machinery foreman',
    under: silje,
    room: 'Machine shop',
    does: [
      ['Mechanic', 12],
      ['Fitter', 4],
    ],
  },
  {
    department: 'Paint shop',
    lead: 'Paint foreman',
    under: silje,
    room: 'Paint office',
    does: [
      ['Painter', 8],
      ['Blaster', 3],
    ],
  },
  {
    department: 'Dock and quays',
    lead: 'Shift leader',
    under: silje,
    room: 'Dock office',
    does: [
      ['Rigger', 8],
      ['Crane operator', 6],
      ['Dock hand', 5],
    ],
  },
  {
    department: 'Naval design',
    lead: 'Lead designer',
    under: ute,
    room: 'Drawing loft',
    does: [
      ['Designer', 10],
      ['Structural engineer', 5],
    ],
  },
  {
    department: 'Projects',
    lead: 'Head of projects',
    under: astrid,
    room: 'Projects',
    does: [
      ['Project manager', 5],
      ['Planner', 4],
    ],
  },
  {
    department: 'Quality and safety',
    lead: 'Quality manager',
    under: astrid,
    room: 'Quality',
    does: [
      ['Inspector', 5],
      ['Safety adviser', 2],
    ],
  },
  {
    department: 'Warehouse',
    lead: 'Warehouse manager',
    under: solveig,
    room: 'Stores office',
    does: [
      ['Storekeeper', 5],
      ['Forklift driver', 3],
      ['Buyer', 3],
    ],
  },
  {
    department: 'Finance',
    lead: 'Head of accounting',
    under: solveig,
    room: 'Finance',
    does: [
      ['Accountant', 4],
      ['Payroll officer', 2],
    ],
  },
  {
    department: 'People',
    under: mette,
    room: 'People',
    does: [
      ['People adviser', 3],
      ['Training coordinator', 1],
    ],
  },
  {
    department: 'Sales',
    lead: 'Sales director',
    under: astrid,
    room: 'Sales',
    does: [
      ['Sales engineer', 4],
      ['Tender coordinator', 2],
    ],
  },
  {
    department: 'Facilities',
    lead: 'Facilities manager',
    under: mette,
    room: 'Reception',
    does: [
      ['Janitor', 2],
      ['Receptionist', 2],
      ['Cook', 3],
    ],
  },
]

const hamburg: readonly Omit<Group, 'site'>[] = [
  {
    department: 'Naval design',
    lead: 'Lead designer',
    under: ute,
    room: 'Design north',
    does: [
      ['Designer', 14],
      ['Structural engineer', 8],
      ['Flow engineer', 3],
    ],
  },
  {
    department: 'Systems design',
    lead: 'Lead systems designer',
    under: ute,
    room: 'Design south',
    does: [
      ['Electrical designer', 6],
      ['Ventilation designer', 4],
    ],
  },
  {
    department: 'Projects',
    lead: 'Project director',
    under: astrid,
    room: 'Projects',
    does: [
      ['Project manager', 3],
      ['Planner', 2],
    ],
  },
  {
    department: 'Sales',
    lead: 'Sales manager',
    under: astrid,
    room: 'Sales',
    does: [
      ['Sales engineer', 4],
      ['Assistant', 1],
    ],
  },
  {
    department: 'Purchasing',
    under: dieter,
    room: 'Purchasing',
    does: [
      ['Buyer', 4],
      ['Expediter', 2],
    ],
  },
  { department: 'Finance', under: kari, room: 'Finance', does: [['Accountant', 3]] },
  { department: 'Paint shop', lead: 'Paint foreman', under: silje, does: [['Painter', 6]] },
  {
    department: 'Administration',
    under: anke,
    room: 'Reception',
    does: [
      ['Receptionist', 1],
      ['Assistant', 2],
    ],
  },
]

const valparaiso: readonly Omit<Group, 'site'>[] = [
  {
    department: 'Dock and quays',
    lead: 'Yard foreman',
    under: rosa,
    room: 'Yard office',
    does: [
      ['Crane operator', 5],
      ['Rigger', 6],
      ['Welder', 8],
      ['Mechanic', 5],
    ],
  },
  {
    department: 'Outfitting',
    lead: 'Outfitting foreman',
    under: rosa,
    room: 'Yard office',
    does: [
      ['Pipe fitter', 5],
      ['Electrician', 4],
    ],
  },
  {
    department: 'Purchasing',
    under: camila,
    room: 'Tenders',
    does: [
      ['Tender coordinator', 2],
      ['Buyer', 2],
    ],
  },
  { department: 'Finance', under: solveig, room: 'Administration', does: [['Accountant', 2]] },
  {
    department: 'Administration',
    under: mette,
    room: 'Administration',
    does: [
      ['Office manager', 1],
      ['Receptionist', 1],
    ],
  },
  { department: 'Quality and safety', under: astrid, room: 'Yard office', does: [['Inspector', 2]] },
]

const remote: readonly Omit<Group, 'site'>[] = [
  { department: 'Naval design', under: ute, as: 'contractor', does: [['Contract designer', 6]] },
  { department: 'Naval design', under: ute, does: [['Structural analyst', 3]] },
  { department: 'Projects', under: astrid, does: [['Service engineer', 5]] },
  { department: 'Sales', under: astrid, does: [['Regional sales manager', 2]] },
  { department: 'Quality and safety', under: astrid, as: 'contractor', does: [['Surveyor', 3]] },
]

const at = (site: Group['site'], groups: readonly Omit<Group, 'site'>[]): readonly Group[] =>
  groups.map((group) => ({ site, ...group }))

export const groups: readonly Group[] = [
  ...at('Bergen', bergen),
  ...at('Hamburg', hamburg),
  ...at('Valparaíso', valparaiso),
  ...at('Remote', remote),
]

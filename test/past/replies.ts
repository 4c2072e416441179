/** What a record's own reply says of a field of its past, and what of it is no field. */
export interface Own {
  readonly page: (id: string) => string
  /** The record in the answer, where it is one of many. */
  readonly pick?: (body: unknown, id: string) => unknown
  /** By the reply's name: the field's, and how the reply has its value. */
  readonly fields: Readonly<Record<string, string | [field: string, value: (own: never) => unknown]>>
  /** Made of other things, or of this moment. */
  readonly not: readonly string[]
}
interface Named {
  id: string
  name: string
}
const idOf = (field: string, key: string): [string, (own: never) => unknown] => [
  field,
  (own: Readonly<Record<string, Named | null>>) => own[key]?.id ?? null,
]
const byKey = (one: unknown) =>
  typeof one === 'object' && one !== null
    ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => a.localeCompare(b)))
    : one
/** The same whatever its order, and that of the keys of what it holds. */
export const sorted = (some: unknown) =>
  Array.isArray(some) ? [...some].map((one) => JSON.stringify(byKey(one))).sort() : some

const identity = ['id', 'kind', 'key', 'version', 'updated_at', 'created_at', 'can']
const ticket: Own = {
  page: (id) => `/api/desk/tickets/${id}`,
  fields: {
    title: 'title',
    state: 'state',
    priority: 'priority',
    impact: 'impact',
    urgency: 'urgency',
    category: idOf('category_id', 'category'),
    team: idOf('team_id', 'team'),
    assignee: idOf('assignee_id', 'assignee'),
    requester: idOf('requester_id', 'requester'),
    place: idOf('place_id', 'place'),
    hold_until: 'hold_until',
    opened_at: 'opened_at',
    solved_at: 'solved_at',
    word: 'word',
    restricted: 'restricted',
    cause: 'cause',
    resolution: 'resolution',
    channel: 'channel',
    asked_by: 'asked_by',
    custom: 'custom',
    merged_into: idOf('merged_into', 'merged_into'),
    merged: ['merged', ({ merged }: { merged: Named[] }) => merged.map(({ id }) => id)],
    minutes: ['time', ({ minutes }: { minutes: number }) => minutes],
  },
  not: [
    ...identity,
    'state_title',
    'phase',
    'due_at',
    // Told by their words and by themselves.
    'tags',
    'clocks',
    'created_by',
    'split_from',
    'inside',
    'moves',
  ],
}

export const own: Readonly<Record<string, Own>> = {
  incident: ticket,
  request: ticket,
  person: {
    page: (id) => `/api/people/${id}`,
    fields: {
      name: 'display_name',
      given_name: 'given_name',
      family_name: 'family_name',
      type: 'type',
      state: 'state',
      job_title: 'job_title',
      company: 'company',
      username: 'username',
      vip: 'vip',
      remote: 'remote',
      language: 'language',
      starts_on: 'starts_on',
      website: 'website',
      emails: 'emails',
      phones: 'phones',
      notes: 'notes',
      calendar: idOf('calendar_id', 'calendar'),
      zone: 'zone',
    },
    not: [
      ...identity,
      'sort_name',
      'anonymised_at',
      'archived',
      'managers',
      'reports',
      'departments',
      'place',
      'work_area',
      'holds',
      'teams',
      'absences',
      'merged',
      'private',
    ],
  },
  product: {
    page: (id) => `/api/software/products/${id}`,
    fields: {
      name: 'name',
      publisher: 'publisher',
      vendor: idOf('vendor_id', 'vendor'),
      licensing: 'licensing',
      family: 'family',
      edition: 'edition',
      release: 'release',
      support_ends: 'support_ends',
      denied: 'denied',
      denied_why: 'denied_why',
      note: 'note',
      archived: 'archived',
      rules: 'rules',
    },
    // Counted from what is installed and bought.
    not: [...identity, 'packages', 'installed', 'owned', 'covered', 'short', 'spare', 'risk', 'idle'],
  },
  purchase: {
    page: (id) => `/api/purchasing/${id}`,
    fields: {
      name: 'name',
      status: 'status',
      vendor: idOf('vendor_id', 'vendor'),
      cost_centre: 'cost_centre',
      needed_by: 'needed_by',
      note: 'note',
      order_no: 'order_no',
      ordered_on: 'ordered_on',
      promised_on: 'promised_on',
      received_on: 'received_on',
      ended_why: 'ended_why',
      lines: [
        'lines',
        ({ lines }: { lines: Record<string, unknown>[] }) =>
          lines.map(({ id: _, net: __, received: ___, invoiced: ____, ...line }) => line),
      ],
    },
    // What came and what was billed has its own moments; the rest is counted from the lines.
    not: [
      ...identity,
      'requester',
      'currency',
      'net',
      'tax',
      'total',
      'decided',
      'ordered_by',
      'receipts',
      'invoices',
      'archived',
      'offers',
    ],
  },
  vendor: {
    page: (id) => `/api/vendors/${id}`,
    fields: {
      name: 'name',
      website: 'website',
      services: 'services',
      tier: 'tier',
      account_no: 'account_no',
      note: 'note',
      archived: 'archived',
      contacts: [
        'contacts',
        ({ contacts }: { contacts: (Named & { role: string })[] }) =>
          contacts.map(({ id, name, role }) => ({ id, name, role })),
      ],
    },
    not: identity,
  },
  contract: {
    page: (id) => `/api/contracts/${id}`,
    fields: {
      name: 'name',
      number: 'number',
      type: 'type',
      note: 'note',
      starts_on: 'starts_on',
      first_end: 'first_end',
      renewal: 'renewal',
      renews_months: 'renews_months',
      notice_amount: 'notice_amount',
      notice_unit: 'notice_unit',
      notice_to: 'notice_to',
      notice_in: 'notice_in',
      cost: 'cost',
      per: 'per',
      indexation: 'indexation',
      cancelled_on: 'cancelled_on',
      archived: 'archived',
      vendor: idOf('vendor_id', 'vendor'),
      owner: idOf('owner_id', 'owner'),
      calendar: idOf('calendar_id', 'calendar'),
    },
    not: [...identity, 'status', 'term', 'ends_on', 'leaves_on', 'decision', 'renewals'],
  },
  questionnaire: {
    page: (id) => `/api/questionnaires/${id}`,
    fields: { name: 'name', topic: 'topic', note: 'note', archived: 'archived', questions: 'questions' },
    not: [...identity, 'edition', 'editions'],
  },
  comparison: {
    page: (id) => `/api/comparisons/${id}`,
    fields: {
      name: 'name',
      sought: 'sought',
      term_months: 'term_months',
      weighing: 'weighing',
      criteria: 'criteria',
      pairs: 'pairs',
      archived: 'archived',
      owner: idOf('owner_id', 'owner'),
      contract: idOf('contract_id', 'contract'),
      offers: [
        'offers',
        ({ offers }: { offers: { vendor: unknown }[] }) => offers.map(({ vendor: _, ...one }) => one),
      ],
      ballots: [
        'ballots',
        ({ ballots }: { ballots: { scorer: Named; scores: unknown; conflict: string }[] }) =>
          ballots.map(({ scorer, scores, conflict }) => ({ scorer_id: scorer.id, scores, conflict })),
      ],
      decision: [
        'decided_offer',
        ({ decision }: { decision: { offer: string } | null }) => decision?.offer ?? null,
      ],
    },
    not: [...identity, 'result', 'status'],
  },
  assessment: {
    page: (id) => `/api/assessments/${id}`,
    fields: {
      name: 'name',
      due_on: 'due_on',
      note: 'note',
      status: 'status',
      answers: 'answers',
      archived: 'archived',
      assessor: idOf('assessor_id', 'assessor'),
    },
    not: [
      ...identity,
      'vendor',
      'questionnaire',
      'questions',
      'score',
      'answered',
      'counted',
      'gaps',
      'tier',
      'finished_on',
      'accepted_on',
      'accepted_by',
      'again_on',
    ],
  },
  team: {
    page: (id) => `/api/teams/${id}`,
    fields: {
      name: 'name',
      description: 'description',
      email: 'email',
      zone: 'zone',
      archived: 'archived',
      calendar: idOf('calendar_id', 'calendar'),
    },
    not: [...identity, 'members'],
  },
  department: {
    page: () => '/api/departments?archived=true',
    pick: (body, id) => (body as { items: Named[] }).items.find((one) => one.id === id),
    fields: {
      name: 'name',
      parent_id: 'parent_id',
      code: 'code',
      archived: 'archived',
      head: idOf('head_id', 'head'),
    },
    not: [...identity, 'people'],
  },
  place: {
    page: (id) => `/api/places/${id}`,
    fields: {
      name: 'name',
      level: 'level',
      code: 'code',
      phone: 'phone',
      email: 'email',
      zone: 'zone',
      latitude: 'latitude',
      longitude: 'longitude',
      capacity: 'capacity',
      note: 'note',
      archived: 'archived',
      address: 'address',
      contact: idOf('contact_id', 'contact'),
      calendar: idOf('calendar_id', 'calendar'),
    },
    // The plan is told by its file, which the reply of the place does not name.
    not: [...identity, 'trail', 'holds', 'parts', 'has_plan'],
  },
  calendar: {
    page: (id) => `/api/calendars/${id}`,
    fields: {
      name: 'name',
      is_default: 'is_default',
      archived: 'archived',
      version: 'version',
      definition: ['weekly', ({ definition }: { definition: { weekly: unknown } }) => definition.weekly],
    },
    not: [
      ...identity.filter((name) => name !== 'version'),
      'version_id',
      'known_until',
      'versions',
      'can_manage',
    ],
  },
  policy: {
    page: (id) => `/api/clocks/policies/${id}`,
    fields: {
      title: 'title',
      active: 'active',
      version: 'version',
      definition: ['targets', ({ definition }: { definition: { targets: unknown } }) => definition.targets],
      calendar: idOf('calendar_id', 'calendar'),
    },
    not: [...identity.filter((name) => name !== 'version'), 'open', 'versions', 'can_manage'],
  },
}

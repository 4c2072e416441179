/**
 * Who can say what stands in a field: somebody here, a list of one's own, an order, an agent, or a program whose file is read
 * in; `before`: it stands there since before that was kept, and nobody knows who said it.
 */
export const sources = [
  'list',
  'hand',
  'order',
  'agent',
  'snipe-it',
  'glpi',
  'lansweeper',
  'intune',
  'jamf',
  'sccm',
  'before',
] as const
export type Source = (typeof sources)[number]

export const isSource = (name: string): name is Source => (sources as readonly string[]).includes(name)

/** What people write down about a thing: those who keep books before those who only look. */
const kept: readonly Source[] = [
  'list',
  'hand',
  'snipe-it',
  'glpi',
  'lansweeper',
  'intune',
  'jamf',
  'sccm',
  'order',
  'before',
  'agent',
]
/** What a device knows of itself: those who look before those who write down. */
const looked: readonly Source[] = [
  'list',
  'hand',
  'before',
  'agent',
  'intune',
  'jamf',
  'sccm',
  'lansweeper',
  'glpi',
  'snipe-it',
  'order',
]
/** What was bought: the order before whoever copied it. */
const bought: readonly Source[] = [
  'list',
  'order',
  'hand',
  'snipe-it',
  'glpi',
  'lansweeper',
  'jamf',
  'intune',
  'sccm',
  'before',
  'agent',
]

/** Each field that more than one can say, and who counts more as long as nobody has decided otherwise; the first counts most. */
export const usualOrder = {
  name: kept,
  type: kept,
  manufacturer: kept,
  model: kept,
  model_number: kept,
  tag: kept,
  serial: looked,
  status: kept,
  holder_id: kept,
  home_place_id: kept,
  minimum: kept,
  supplier_id: bought,
  order_no: bought,
  bought_on: bought,
  cost: bought,
  warranty_until: bought,
  note: kept,
  /** All fields of the organisation's own. */
  custom: kept,
} as const satisfies Record<string, readonly Source[]>
export type RuledField = keyof typeof usualOrder
export const ruledFields = Object.keys(usualOrder) as readonly RuledField[]

const own = 'own.'
/** Where the source of one of the organisation's own fields is kept. */
export const ownField = (name: string) => `${own}${name}`
/** The rule by which a field goes; undefined for one that only people here can say. */
export const ruleOf = (field: string): RuledField | undefined =>
  field.startsWith(own)
    ? 'custom'
    : (ruledFields as readonly string[]).includes(field)
      ? (field as RuledField)
      : undefined

/** What was decided field by field; the first counts most. */
export type Rules = Readonly<Partial<Record<RuledField, readonly Source[]>>>

/** All sources in the order in which they count for a field: as decided, then those that nobody decided on as usual. */
export function orderFor(rules: Rules, field: RuledField): readonly Source[] {
  const decided = rules[field] ?? []
  return [...decided, ...usualOrder[field].filter((source) => !decided.includes(source))]
}

/** How a field stands that somebody else says otherwise. */
export interface Standing {
  readonly by: Source
  readonly locked: boolean
  readonly isEmpty: boolean
}

/**
 * Whether what a source says of a field takes the place of what stands there: a person here always may, nobody else where it
 * is locked; what is empty is filled; a source may say something new itself, and takes over from whoever counts less.
 */
export function replaces(
  rules: Rules,
  field: RuledField,
  { by, locked, isEmpty }: Standing,
  source: Source,
): boolean {
  if (source === 'hand') return true
  if (locked) return false
  if (isEmpty || source === by) return true
  const order = orderFor(rules, field)
  return order.indexOf(source) < order.indexOf(by)
}

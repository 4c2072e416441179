/** A model as Halden Marine buys it: what it is and what it costs, in whole euros. */
export interface CatalogueModel {
  readonly type: string
  readonly manufacturer: string
  readonly model: string
  readonly number: string
  readonly cost: number
  /** On sale between so many months before today and so many. */
  readonly sold: readonly [from: number, until: number]
  /** Letters on its label. */
  readonly tag: string
}

const model = (
  type: string,
  tag: string,
  [manufacturer, name, number]: readonly [string, string, string],
  cost: number,
  sold: readonly [number, number],
): CatalogueModel => ({ type, tag, manufacturer, model: name, number, cost, sold })

/** The one that breaks. */
export const badModel = 'W15 G1'

export const catalogue: readonly CatalogueModel[] = [
  model('laptop', 'L', ['Corvid', 'W15 G1', 'CW15-1'], 1890, [60, 48]),
  model('laptop', 'L', ['Corvid', 'W16 G1', 'CW16-1'], 2290, [48, 26]),
  model('laptop', 'L', ['Corvid', 'W16 G2', 'CW16-2'], 2496, [26, 0]),
  model('laptop', 'L', ['Nordlys', 'Fjell 14', 'NF-14'], 1290, [60, 30]),
  model('laptop', 'L', ['Nordlys', 'Fjell 14 II', 'NF-142'], 1340, [30, 0]),
  model('desktop', 'D', ['Nordlys', 'Brygge Mini', 'NB-M'], 890, [60, 0]),
  model('phone', 'P', ['Kite', 'K5', 'K5-128'], 590, [60, 24]),
  model('phone', 'P', ['Kite', 'K6 Rugged', 'K6-R'], 690, [24, 0]),
  model('monitor', 'M', ['Lumen', '27 QHD', 'L27Q'], 310, [60, 20]),
  model('monitor', 'M', ['Lumen', '32 UHD', 'L32U'], 540, [20, 0]),
  model('dock', 'K', ['Corvid', 'Dock 3', 'CD-3'], 189, [60, 0]),
  model('server', 'S', ['Bastion', 'R2 240', 'R2-240'], 8900, [54, 6]),
  model('network-device', 'N', ['Hawser', 'SW-48', 'HSW-48'], 2100, [58, 10]),
  model('network-device', 'N', ['Hawser', 'AP-6', 'HAP-6'], 390, [30, 2]),
  model('printer', 'R', ['Inka', 'Office 520', 'IO-520'], 1480, [58, 4]),
]

/** What is counted: name, type, in stock at each site, the least, cost of one. */
export const counted = [
  ['Headset', 'accessory', 24, 6, 89],
  ['Mouse', 'accessory', 40, 10, 24],
  ['USB-C charger 100 W', 'accessory', 12, 8, 49],
  ['Toner for Inka Office', 'consumable', 9, 6, 112],
  ['Memory 32 GB', 'component', 6, 2, 96],
] as const

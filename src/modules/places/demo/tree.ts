import type { Level } from '#facets/places/levels'

/** A place with what lies within it. */
export interface Spot {
  readonly name: string
  readonly level: Level
  readonly code?: string
  readonly capacity?: number
  readonly within?: readonly Spot[]
}

const room = (name: string, code: string, capacity?: number): Spot => ({
  name,
  level: 'room',
  code,
  ...(capacity !== undefined && { capacity }),
})
const floor = (name: string, ...within: Spot[]): Spot => ({ name, level: 'floor', within })
const building = (name: string, ...within: Spot[]): Spot => ({ name, level: 'building', within })
const areas = (...names: string[]): Spot[] => names.map((name) => ({ name, level: 'area' }))

/** What there is at each site, beside what the small company has; a place that is there already gains what lies within it. */
export const spots: Readonly<Record<string, readonly Spot[]>> = {
  Bergen: [
    building(
      'Head office',
      floor(
        '1st floor',
        room('Reception', 'BGO-1.01'),
        room('Meeting room 1', 'BGO-1.04', 12),
        room('Meeting room 2', 'BGO-1.05', 6),
        room('People', 'BGO-1.08', 6),
        room('Print room', 'BGO-1.11'),
      ),
      floor(
        '2nd floor',
        room('Finance', 'BGO-2.03', 10),
        room('Projects', 'BGO-2.07', 12),
        room('Quality', 'BGO-2.10', 8),
        room('Sales', 'BGO-2.12', 8),
        room('Meeting room 3', 'BGO-2.16', 10),
      ),
      floor('3rd floor', room('Drawing loft', 'BGO-3.01', 24), room('Board room', 'BGO-3.08', 14)),
    ),
    building(
      'Hull hall',
      room('Hull office', 'BGO-H.01', 8),
      room('Plate store', 'BGO-H.02'),
      ...areas('Bay 1', 'Bay 2', 'Bay 3', 'Cutting line'),
    ),
    building(
      'Outfitting hall',
      room('Outfitting office', 'BGO-O.01', 8),
      room('Pipe store', 'BGO-O.02'),
      ...areas('Pipe bench', 'Cable bench'),
    ),
    building(
      'Machine hall',
      room('Machine shop', 'BGO-M.01', 16),
      room('Tool store', 'BGO-M.02'),
      ...areas('Lathe row', 'Test bed'),
    ),
    building('Paint hall', room('Paint office', 'BGO-P.01', 4), ...areas('Blast cell', 'Spray cell')),
    building(
      'Dry dock',
      room('Dock office', 'BGO-D.01', 8),
      room('Pump house', 'BGO-D.02'),
      ...areas('Dock floor'),
    ),
    building(
      'Stores',
      room('Stores office', 'BGO-S.01', 6),
      room('Stores B-2', 'BGO-S.02'),
      ...areas('Rack A', 'Rack B', 'Yard store'),
    ),
    building('Gatehouse', room('Gate desk', 'BGO-G.01', 2)),
    building('Quay 1', ...areas('Berth 1 north', 'Berth 1 south')),
    building('Quay 2', ...areas('Berth 2 north', 'Berth 2 south')),
    building('Quay 3', ...areas('Berth 3 north', 'Berth 3 south', 'Crane 3')),
    building('Quay 4', ...areas('Berth 4')),
  ],
  Hamburg: [
    building(
      'Office',
      floor(
        'Ground floor',
        room('Reception', 'HAM-0.01'),
        room('Finance', 'HAM-0.06', 6),
        room('Stores H-1', 'HAM-0.09'),
      ),
      floor(
        '1st floor',
        room('Projects', 'HAM-1.02', 8),
        room('Sales', 'HAM-1.05', 8),
        room('Purchasing', 'HAM-1.08', 8),
        room('Meeting room 1', 'HAM-1.11', 8),
      ),
      floor(
        '2nd floor',
        room('Design north', 'HAM-2.14', 28),
        room('Design south', 'HAM-2.18', 14),
        room('Meeting room 3', 'HAM-2.20', 10),
        room('Server room', 'HAM-2.22'),
      ),
    ),
    building('Paint shop', ...areas('Spray cell', 'Drying room')),
  ],
  Valparaíso: [
    building(
      'Office',
      floor(
        'Ground floor',
        room('Administration', 'VAP-0.01', 8),
        room('Tenders', 'VAP-0.04', 6),
        room('Meeting room', 'VAP-0.06', 8),
        room('Server cabinet', 'VAP-0.08'),
      ),
    ),
    building(
      'Container yard',
      room('Yard office', 'VAP-Y.01', 6),
      ...areas('Stack A', 'Stack B', 'Weighbridge'),
    ),
    building('Paint shop', ...areas('Spray cell')),
    building('Quay', ...areas('Berth north', 'Berth south', 'Crane 1', 'Crane 2')),
  ],
}

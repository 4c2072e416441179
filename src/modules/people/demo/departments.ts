/** Departments that lie within those of the staff, and the one each is part of. */
export const departments: Readonly<Record<string, string | null>> = {
  'Hull shop': 'Yard',
  Outfitting: 'Yard',
  Electrical: 'Yard',
  Machinery: 'Yard',
  'Paint shop': 'Yard',
  'Dock and quays': 'Yard',
  'Systems design': 'Naval design',
  Projects: null,
  Sales: null,
  'Quality and safety': null,
  Warehouse: 'Purchasing',
  People: 'Administration',
  Facilities: 'Administration',
}

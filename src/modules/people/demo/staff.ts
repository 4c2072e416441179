/** Name, title, department, site. The first seven work for IT. */
export const staff = [
  ['Ingrid Solheim', 'IT manager', 'IT', 'Bergen'],
  ['Mikkel Krog', 'Technician', 'IT', 'Bergen'],
  ['Marit Lund', 'Technician', 'IT', 'Bergen'],
  ['Jonas Behrens', 'Lead technician', 'IT', 'Hamburg'],
  ['Priya Nair', 'Application specialist', 'IT', 'Bergen'],
  ['Tomás Araya', 'Technician', 'IT', 'Valparaíso'],
  ['Henrik Sand', 'Network engineer', 'IT', 'Bergen'],
  ['Lena Vogt', 'Naval designer', 'Naval design', 'Hamburg'],
  ['Anke Roth', 'Office manager', 'Administration', 'Hamburg'],
  ['Ute Brandt', 'Designer', 'Naval design', 'Hamburg'],
  ['Dieter Kohl', 'Purchaser', 'Purchasing', 'Hamburg'],
  ['Pål Nygård', 'Designer', 'Naval design', 'Bergen'],
  ['Erik Dahl', 'Quay foreman', 'Yard', 'Bergen'],
  ['Silje Moe', 'Harbour master', 'Yard', 'Bergen'],
  ['Nils Berge', 'Rigger', 'Yard', 'Bergen'],
  ['Geir Aas', 'Dock master', 'Yard', 'Bergen'],
  ['Solveig Hagen', 'Chief financial officer', 'Finance', 'Bergen'],
  ['Kari Petersen', 'Controller', 'Finance', 'Hamburg'],
  ['Camila Rojas', 'Tender manager', 'Purchasing', 'Valparaíso'],
  ['Rosa Fuentes', 'Crane supervisor', 'Yard', 'Valparaíso'],
  ['Astrid Holm', 'Managing director', 'Administration', 'Bergen'],
  ['Bjørn Eide', 'Internal auditor', 'Finance', 'Bergen'],
  ['Mette Falk', 'People manager', 'Administration', 'Bergen'],
] as const

/** Who reports to whom; whoever is not named reports to the managing director. */
export const managers: Record<string, string> = {
  'Jonas Behrens': 'Ingrid Solheim',
  'Mikkel Krog': 'Jonas Behrens',
  'Marit Lund': 'Jonas Behrens',
  'Tomás Araya': 'Jonas Behrens',
  'Priya Nair': 'Ingrid Solheim',
  'Henrik Sand': 'Ingrid Solheim',
  'Anke Roth': 'Mette Falk',
  'Dieter Kohl': 'Solveig Hagen',
  'Camila Rojas': 'Solveig Hagen',
  'Kari Petersen': 'Solveig Hagen',
  'Bjørn Eide': 'Solveig Hagen',
  'Lena Vogt': 'Ute Brandt',
  'Pål Nygård': 'Ute Brandt',
  'Erik Dahl': 'Silje Moe',
  'Nils Berge': 'Silje Moe',
  'Geir Aas': 'Silje Moe',
  'Rosa Fuentes': 'Silje Moe',
}
export const director = 'Astrid Holm'

export const heads: Record<string, string> = {
  IT: 'Ingrid Solheim',
  'Naval design': 'Ute Brandt',
  Administration: director,
  Purchasing: 'Solveig Hagen',
  Yard: 'Silje Moe',
  Finance: 'Solveig Hagen',
}

/** A line as GLPI writes it: every cell quoted, a semicolon behind each. */
const line = (cells: readonly string[]) =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}";`).join('')}\r\n`

const french = [
  'ID',
  'Titre',
  'Entité',
  'Statut',
  'Dernière modification',
  "Date d'ouverture",
  'Date de clôture',
  'Date de résolution',
  'Priorité',
  'Type',
  'Demandeur - Demandeur',
  'Attribué à - Technicien',
  'Attribué à - Groupe de techniciens',
  'Observateur - Observateur',
  'Catégorie',
  'Lieu',
  'Description',
  'Suivis - Description',
  'Solution - Solution',
]

/** The list of tickets as a French reader exports it, with the day first. */
export const glpiList = [
  line(french),
  line([
    '5\u00a0732\u00a0943',
    'Imprimante bloquée',
    'Siège',
    'Clos',
    '20-01-2026 12:00',
    '13-01-2026 10:34',
    '27-01-2026 09:00',
    '20-01-2026 11:00',
    'Majeure',
    'Incident',
    'Dupont Jeanne',
    'Tech Tina (14)\nAutre Alain (15)',
    'Network\nSupport',
    'Meyer Max',
    'Matériel > Imprimantes',
    'Bâtiment C',
    'Le bac 2 est <script>alert(1)</script>bloqué',
    'Papier commandé\nArrivé',
    'Rouleau changé',
  ]),
  line([
    '5\u00a0732\u00a0944',
    'Accès VPN',
    'Siège',
    'En cours (Attribué)',
    '14-01-2026 08:00',
    '14-01-2026 08:00',
    '',
    '',
    'Très haute',
    'Demande',
    'Dupont Jeanne\nMartin Luc',
    '',
    'Réseau inconnu',
    'Personne Inconnue',
    '',
    '',
    '',
    '',
    '',
  ]),
].join('')

const ticket = {
  id: 901,
  entities_id: 'Root entity',
  name: 'Mail bounces',
  date: '2026-01-10 08:00:00',
  closedate: null,
  solvedate: '2026-01-12 09:30:00',
  date_mod: '2026-01-12 09:30:00',
  users_id_lastupdater: 'tina.tech',
  status: 5,
  users_id_recipient: 'zoe@glpi.example',
  requesttypes_id: 'E-Mail',
  content:
    '&#60;p&#62;It &#60;b&#62;bounces&#60;/b&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#60;/p&#62;',
  urgency: 3,
  impact: 3,
  priority: 5,
  itilcategories_id: 0,
  type: 2,
  locations_id: 0,
  is_deleted: 0,
  links: [{ rel: 'Entity', href: 'https://glpi.example/apirest.php/Entity/0' }],
}
/** What the API answers for tickets, names expanded. */
export const glpiTickets = JSON.stringify([
  ticket,
  { ...ticket, id: 902, status: 4, name: 'Quiet', solvedate: null },
])

const followup = {
  id: 1,
  itemtype: 'Ticket',
  items_id: 901,
  date: '2026-01-10 09:00:00',
  users_id: 'zoe@glpi.example',
  users_id_editor: 0,
  content: '&lt;p&gt;Still &amp; again&lt;/p&gt;',
  is_private: 0,
  requesttypes_id: 'E-Mail',
}
/** And for followups, of which those of problems and changes bear numbers that tickets bear, too. */
export const glpiFollowups = JSON.stringify([
  followup,
  {
    ...followup,
    id: 2,
    date: '2026-01-10 10:00:00',
    users_id: 'Gone Agent',
    content: 'SPF it is',
    is_private: 1,
  },
  { ...followup, id: 3, date: '2026-01-12 09:30:00', users_id: 'Tina Tech', content: '<p>Solved</p>' },
  { ...followup, id: 4, itemtype: 'Change', content: 'Of change 901' },
])

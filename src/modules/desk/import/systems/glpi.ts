import { fold } from '#lib/text/fold'
import { channelMeant } from '../meanings.ts'
import { w } from '../words.ts'
import type { System } from './system.ts'

/** Several in one cell, a line each. */
const line = /\n|<br\s*\/?>/i
/** The first of them. */
function first(text: string): string {
  const name = (text.split(line)[0] ?? '').trim()
  // Nobody, to its database.
  return name === '0' ? '' : name
}
/** Without the number that may be shown behind a name. */
const firstPerson = (text: string) => first(text).replace(/\s*\(\d+\)$/, '')
/** 5 732 943 is written with spaces or commas, as its reader likes numbers. */
const whole = (text: string) => (/^\d[\d\s,]*$/.test(text) ? text.replaceAll(/[\s,]/g, '') : text)

/** “a b: c” a line: a and b stand for c. */
function by(lines: readonly string[]): (word: string) => string | undefined {
  const all = new Map(
    lines.flatMap((text) => {
      const [words = '', meant = ''] = text.split(': ')
      return words.split(' ').map((word) => [word, meant] as const)
    }),
  )
  return (word) => all.get(fold(word.trim()))
}
const states = by(['1: new', '2 3: in progress', '4: pending', '5: solved', '6: closed'])
/** Six levels of theirs on five of ours, from their highest down. */
const priorities = by([
  '6 5 major majeur majeure mayor maior maggiore schwerwiegend: 1',
  '4: 2',
  '3: 3',
  '2: 4',
  '1: 5',
])
const kinds = by(['1: incident', '2: request'])
const itemTypes = by(['ticket: ticket'])

const signs: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  '#60': '<',
  '#62': '>',
  '#34': '"',
  '#38': '&',
  '#39': "'",
}
/** Up to version 10 rich text lies in the database with its tags escaped, and comes out of the API so. */
const rich = (text: string) =>
  !text.includes('<') && /&(?:lt|#60);\/?[a-z]/i.test(text)
    ? text.replaceAll(/&(lt|gt|quot|amp|#60|#62|#34|#38|#39);/g, (_, code: string) => signs[code] ?? '')
    : text

const called = (names: string) => ({ called: names })
const person = (names: string) => ({ ...called(names), clean: firstPerson })

/** The list of tickets as CSV or .xlsx, and what its API answers as JSON. */
export const glpi: System = {
  name: 'glpi-tickets',
  title: w.later('glpi'),
  text: w.later('glpi.text'),
  program: 'GLPI',
  source: 'glpi',
  signatures: [
    ['id', 'title', 'opening date'],
    ['id', 'titre', 'date d ouverture'],
    ['id', 'titel', 'eroffnungsdatum'],
    ['id', 'titulo', 'data de abertura'],
    ['id', 'titulo', 'fecha de apertura'],
    ['id', 'titolo', 'data di apertura'],
    ['id', 'titel', 'openingsdatum'],
    ['itilcategories_id', 'users_id_recipient', 'entities_id'],
  ],
  fields: {
    number: { ...called('ID'), clean: whole },
    title: called('Title, Titre, Titel, Título, Titolo, name'),
    description: called(
      'Description, Beschreibung, Descrição, Descripción, Descrizione, Omschrijving, content',
    ),
    state: { ...called('Status, Statut, Estado, Estados, Stato'), word: (word) => states(word) ?? word },
    priority: {
      ...called('Priority, Priorité, Priorität, Prioridade, Prioridad, Priorità, Prioriteit'),
      code: priorities,
    },
    kind: { ...called('Type, Typ, Tipo'), code: kinds },
    requester: person(
      'Requester - Requester, Requester, Demandeur - Demandeur, Anforderer - Anforderer, Antragsteller - Antragsteller, Requerente - Requerente, Solicitante - Solicitante, Richiedente - Richiedente, Aanvrager - Aanvrager, users_id_recipient',
    ),
    assignee: person(
      'Assigned to - Technician, Attribué à - Technicien, Zugewiesen an - Techniker, Zugewiesen - Techniker, Atribuído - Técnico, Atribuido a - Técnico, Asignado a - Técnico, Assegnato a - Tecnico, Toegewezen aan - Technicus',
    ),
    team: person(
      'Assigned to - Technician group, Attribué à - Groupe de techniciens, Attribué à - Groupe d’attribution, Zugewiesen an - Technikergruppe, Zugewiesen - Technikergruppe, Atribuído - Grupo técnico, Atribuido a - Grupo técnico, Asignado a - Grupo técnico, Asignado a - Grupo de técnicos, Assegnato a - Gruppo tecnico',
    ),
    watchers: {
      ...called(
        'Watcher - Watcher, Observer - Observer, Observateur - Observateur, Beobachter - Beobachter, Observador - Observador, Osservatore - Osservatore',
      ),
      split: line,
    },
    category: {
      ...called('Category, Catégorie, Kategorie, Categoria, Categoría, Categorie, itilcategories_id'),
      clean: first,
    },
    place: {
      ...called(
        'Location, Locations, Lieu, Lieux, Standort, Standorte, Localização, Ubicación, Ubicaciones, Localização, Luogo, locations_id',
      ),
      clean: first,
    },
    channel: {
      ...called(
        'Request source, Source de la demande, Quelle der Anfrage, Origem da requisição, Origen de la solicitud, requesttypes_id',
      ),
      // Its helpdesk is where people ask by themselves.
      meaning: (word) => (fold(word) === 'helpdesk' ? 'portal' : (channelMeant(word) ?? 'import')),
    },
    created_at: called(
      'Opening date, Date d’ouverture, Eröffnungsdatum, Data de abertura, Fecha de apertura, Data di apertura, Openingsdatum, date',
    ),
    updated_at: called(
      'Last update, Dernière modification, Letzte Änderung, Letzte Aktualisierung, Última atualização, Última actualización, Última modificación, Ultima modifica, date_mod',
    ),
    closed_at: called(
      'Resolution date, Date de résolution, Lösungsdatum, Data da solução, Fecha de solución, Fecha de resolución, Data di risoluzione, solvedate, Closing date, Date de clôture, Abschlussdatum, Data de fechamento, Fecha de cierre, Data di chiusura, closedate',
    ),
    resolution: called(
      'Solution - Solution, Lösung - Lösung, Solução - Solução, Solución - Solución, Soluzione - Soluzione',
    ),
    comments: called(
      'Followups - Description, Tasks - Description, Suivis - Description, Tâches - Description, Nachfassaktionen - Beschreibung, Aufgaben - Beschreibung, Acompanhamentos - Descrição, Tarefas - Descrição, Seguimientos - Descripción, Tareas - Descripción',
    ),
  },
  cells: ['comments', 'watchers'],
  beside: {
    ticket: called('items_id, tickets_id'),
    of: { ...called('itemtype'), code: itemTypes },
    body: called('content'),
    author: person('users_id'),
    created_at: called('date'),
    internal: called('is_private'),
  },
  asks: ['comments'],
  rich,
  lacks: ({ filled, beside }) => [
    ...(beside ? [] : [w.later('glpi.lacks-followups')]),
    ...(filled.has('description') ? [] : [w.later('lacks-description')]),
    ...(filled.has('assignee') ? [w.later('glpi.lacks-several')] : [w.later('glpi.lacks-actors')]),
    w.later('glpi.lacks-rest'),
  ],
}

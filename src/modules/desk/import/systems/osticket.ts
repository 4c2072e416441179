import { channelMeant } from '../meanings.ts'
import { w } from '../words.ts'
import type { System } from './system.ts'

/** The export of a queue: what an agent chose of its columns, under labels in the agent's language. */
export const osTicket: System = {
  name: 'osticket-tickets',
  title: w.later('osticket'),
  text: w.later('osticket.text'),
  source: 'osticket',
  signatures: [
    ['ticket number', 'current status'],
    ['ticket number', 'help topic'],
    ['ticket number', 'from email'],
    ['ticket number', 'agent assigned'],
    ['ticketnummer', 'hilfethema'],
    ['numero de ticket', 'rubrique d aide'],
  ],
  fields: {
    number: { called: 'Ticket Number, Ticketnummer, Numéro de ticket, Número de ticket' },
    title: { called: 'Subject, Betreff, Sujet, Asunto' },
    requester: { called: 'From, Von, De' },
    requester_email: { called: 'From Email, Von E-Mail, Email de l’expéditeur' },
    state: { called: 'Current Status, Aktueller Status, Statut actuel, Estado actual' },
    // A department is where tickets lie; a team is whom one of them was given to.
    team: { called: 'Department, Abteilung, Département, Departamento' },
    assignee: { called: 'Agent Assigned, Zugewiesener Agent, Agent assigné, Agente asignado' },
    category: { called: 'Help Topic, Hilfethema, Rubrique d’aide, Tema de ayuda' },
    channel: { called: 'Source, Quelle, Origen', meaning: (word) => channelMeant(word) ?? 'import' },
    created_at: { called: 'Date Created, Erstellungsdatum, Date de création, Fecha de creación' },
    updated_at: { called: 'Last Updated, Zuletzt aktualisiert, Dernière mise à jour, Última actualización' },
    closed_at: { called: 'Closed Date, Geschlossen am, Date de fermeture, Fecha de cierre' },
  },
  beside: {
    author: { called: 'poster' },
    created_at: { called: 'created' },
  },
  asks: [],
  lacks: ({ beside, filled }) => [
    ...(beside || filled.has('description') ? [] : [w.later('osticket.lacks-thread')]),
    w.later('osticket.lacks-rest'),
  ],
}

import { fold } from '#lib/text/fold'
import type { Accounts } from '../accounts.ts'
import { adfHtml } from '../markup/adf.ts'
import { wikiHtml } from '../markup/wiki.ts'
import { kindMeant } from '../meanings.ts'
import { w } from '../words.ts'
import type { System } from './system.ts'

/** It counts seconds. */
const minutes = (text: string) => (/^\d{1,12}$/.test(text) ? String(Number(text) / 60) : text)
const unresolved = /^(?:unresolved|nicht erledigt|unerledigt|non resolue?|sin resolver)$/
const asked = /task|story|epic|improvement|feature|question|access|change|aufgabe|tarea|tache|historia|frage/
const broken = /help|support|fault|outage|alert|defect|error/

/** Of the kinds that people invent there, what seems to be work asked for, and what seems to be broken. */
function kindThere(word: string): string | undefined {
  const folded = fold(word)
  return kindMeant(word) ?? (asked.test(folded) ? 'request' : broken.test(folded) ? 'incident' : undefined)
}

/** Its feed has HTML where its CSV has markup. */
const isHtml = (text: string) =>
  /^\s*<(?:p|div|ul|ol|h[1-6]|table|blockquote|pre)[\s>]/i.test(text) && /<\/\w{1,10}>\s*$/.test(text)

const rich = (text: string, accounts: Accounts) =>
  isHtml(text) ? text : (adfHtml(text) ?? wikiHtml(text, (account) => accounts.get(account) ?? account))

/** “Export CSV (all fields)” and “Export XML” of Jira Cloud and Data Center. */
export const jira: System = {
  name: 'jira-issues',
  title: w.later('jira'),
  text: w.later('jira.text'),
  program: 'Jira',
  source: 'jira',
  signatures: [
    ['issue key', 'summary', 'status'],
    ['issue key', 'issue id', 'summary'],
    ['vorgangsschlussel', 'zusammenfassung'],
    ['clave de incidencia', 'resumen'],
    ['cle de ticket', 'resume'],
    ['key id', 'summary', 'reporter', 'resolution'],
  ],
  fields: {
    number: { called: 'Issue key, Vorgangsschlüssel, Clave de incidencia, Clé de ticket, Key' },
    id: { called: 'Issue id, Vorgangs-ID, ID de la incidencia, ID de ticket, key id' },
    title: { called: 'Summary, Zusammenfassung, Resumen, Résumé' },
    description: { called: 'Description, Beschreibung, Descripción' },
    state: { called: 'Status, Estado, État, Statut' },
    priority: { called: 'Priority, Priorität, Prioridad, Priorité' },
    kind: {
      called: 'Issue Type, Vorgangstyp, Tipo de Incidencia, Type de ticket',
      meaning: kindThere,
    },
    requester: { called: 'Reporter, Autor, Informador, Rapporteur' },
    assignee: {
      called: 'Assignee, Bearbeiter, Zugewiesene Person, Persona asignada, Responsable, Personne assignée',
      clean: (text) => (fold(text) === 'unassigned' ? '' : text),
    },
    team: { called: 'Project name, Projektname, Nombre del proyecto, Nom du projet, project' },
    created_at: { called: 'Created, Erstellt, Creada, Création, Créée' },
    updated_at: { called: 'Updated, Aktualisiert, Actualizada, Mise à jour' },
    closed_at: { called: 'Resolved, Erledigt, Resuelta, Résolue' },
    resolution: {
      called: 'Resolution, Lösung, Resolución, Résolution',
      clean: (text) => (unresolved.test(fold(text)) ? '' : text),
    },
    minutes: {
      called: 'Time Spent, Aufgewendete Zeit, Tiempo empleado, Temps consacré, timespent seconds',
      clean: minutes,
    },
    tags: {
      called:
        'Labels, Label, Component, Stichwörter, Etiquetas, Étiquettes, Components, Component/s, Komponenten, Componentes, Composants',
      many: true,
    },
    comments: {
      called: 'Comment, Comments, Kommentar, Kommentare, Comentario, Comentarios, Commentaire, Commentaires',
    },
    attachments: {
      called: 'Attachment, Attachments, Anhang, Anhänge, Adjunto, Archivo adjunto, Pièce jointe',
    },
    requester_id: { called: 'Reporter Id, reporter accountid, reporter username' },
    assignee_id: { called: 'Assignee Id, assignee accountid, assignee username' },
    watchers: { called: 'Watchers, Beobachter, Observadores, Observateurs' },
    watcher_ids: { called: 'Watchers Id' },
  },
  cells: ['comments', 'attachments', 'requester_id', 'assignee_id', 'watchers', 'watcher_ids'],
  addedField: (title) => [`Custom field (${title})`, `customfield (${title})`],
  asks: ['comments'],
  rich,
  lacks: ({ filled }) => [
    ...(filled.has('comments') ? [w.later('jira.lacks-accounts')] : [w.later('jira.lacks-comments')]),
    w.later('jira.lacks-files'),
    w.later('jira.lacks-rest'),
  ],
}

import { customImportFields } from '#facets/custom-fields/public'
import { also, type FieldFacts, fieldIn, type ImportField } from '#facets/imports/public'
import type { State } from '#facets/work/engine/workflow'
import { currentWorkflow } from '#facets/work/workflows'
import type { Read } from '#kernel/context'
import { kindNames } from '../kind-names.ts'
import { channelMeant, kindMeant, priorityMeant, senderMeant, stateMeant } from './meanings.ts'
import { w } from './words.ts'

type Key = Parameters<typeof w.later>[0]
const called = fieldIn(w)

export const field = (name: string, title: Key, facts: FieldFacts<Key> = {}) =>
  called(title, { ...facts, name })

export const channels = ['portal', 'desk', 'mail', 'phone', 'api', 'import'] as const
export const senders = ['them', 'us'] as const
const priorities = ['1', '2', '3', '4', '5'] as const
const several = /~~~|[,;\n]/

const number = field('number', 'number', {
  most: 40,
  hint: 'number.hint',
  aliases: also(
    '#, ticket number, ticket#, ticket id, ticket, key, issue key, no, nr, reference, ticketnummer, nummer, numero, saksnummer',
  ),
})

const texts: readonly ImportField[] = [
  field('title', 'title', {
    required: true,
    most: 2000,
    aliases: also(
      'title, subject, summary, short description, short_description, name, titel, betreff, titre, sujet, tittel, emne, titulo, asunto',
    ),
  }),
  field('description', 'description', {
    most: 500_000,
    aliases: also(
      'description, body, text, details, content, message, problem, beschreibung, contenu, beskrivelse, descripcion',
    ),
  }),
]

const who: readonly ImportField[] = [
  field('requester', 'requester', {
    most: 300,
    hint: 'requester.hint',
    aliases: also(
      'requester, customer, caller, reporter, from, requested by, user, contact, opened for, kunde, melder, client, demandeur, innmelder, cliente, solicitante',
    ),
  }),
  field('requester_email', 'requester_email', {
    type: 'email',
    aliases: also(
      'customer email, from email, requester email, caller email, reporter email, email, e-mail, kunde e-mail',
    ),
  }),
  field('company', 'company', {
    most: 200,
    aliases: also('organization, organisation, company, firma, societe, organisasjon'),
  }),
  field('assignee', 'assignee', {
    most: 300,
    hint: 'assignee.hint',
    aliases: also(
      'owner, assigned to, agent, technician, agent assigned, assigned, besitzer, zugewiesen an, bearbeiter, proprietaire, attribue a, eier, tildelt, propietario, asignado a',
    ),
  }),
  field('team', 'team', {
    most: 200,
    aliases: also(
      'group, queue, assignment group, team assigned, department, gruppe, warteschlange, groupe, ko, grupo',
    ),
  }),
]

const times: readonly ImportField[] = [
  field('created_at', 'created_at', {
    type: 'instant',
    aliases: also(
      'created at, created, opened at, opened, date created, creation date, opening date, erstellt am, erstellt, cree le, date d ouverture, opprettet, creado el',
    ),
  }),
  field('updated_at', 'updated_at', {
    type: 'instant',
    aliases: also(
      'updated at, updated, last updated, last update, modified, aktualisiert am, mis a jour le, oppdatert, actualizado el',
    ),
  }),
  field('closed_at', 'closed_at', {
    type: 'instant',
    aliases: also(
      'closed at, close at, closed, closed date, closing date, resolved, resolved at, resolution date, geschlossen am, ferme le, lukket, cerrado el',
    ),
  }),
  field('hold_until', 'hold_until', {
    type: 'instant',
    hint: 'hold_until.hint',
    aliases: also(
      'pending time, pending until, hold until, on hold until, reminder, remind at, wiedervorlage, warten bis, rappel le, recordatorio',
    ),
  }),
  field('answered_at', 'answered_at', {
    type: 'instant',
    aliases: also('first response at, first response, responded at, erste reaktion am, premiere reponse a'),
  }),
  field('agent_at', 'agent_at', {
    type: 'instant',
    aliases: also('last contact agent at, letzter agent-kontakt'),
  }),
  field('customer_at', 'customer_at', {
    type: 'instant',
    aliases: also('last contact customer at, letzter kunden-kontakt'),
  }),
]

const rest: readonly ImportField[] = [
  field('tags', 'tags', {
    most: 100,
    split: several,
    aliases: also('tags, labels, tag list, schlagworter, etiquettes, merkelapper, etiquetas'),
  }),
  field('category', 'category', {
    most: 300,
    aliases: also('category, help topic, topic, kategorie, categorie, kategori, categoria'),
  }),
  field('place', 'place', {
    most: 200,
    aliases: also('location, place, site, standort, lieu, sted, ubicacion'),
  }),
  field('minutes', 'minutes', {
    type: 'decimal',
    least: 0,
    most: 1_000_000,
    aliases: also('time units total, time unit, time spent, zeiteinheiten gesamt, aufwand'),
  }),
  field('resolution', 'resolution', {
    most: 20_000,
    aliases: also('resolution, solution, close notes, losung, solution apportee, losning'),
  }),
  field('cause', 'cause', { most: 20_000, aliases: also('cause, root cause, ursache, arsak, causa') }),
  field('id', 'id', { most: 200, hint: 'id.hint', aliases: also('id, internal id, issue id, sys id') }),
]

export const titled = <V extends string>(values: readonly V[], key: (value: V) => Key) =>
  values.map((value) => ({ value, title: w.later(key(value)) }))

/** What is known of a ticket; states and fields of one's own are as the organisation has them now. */
export async function ticketFields(ctx: Read): Promise<ImportField[]> {
  const states = await statesOf(ctx)
  return [
    number,
    ...texts,
    field('state', 'state', {
      type: 'choice',
      choices: states.map(({ name, title }) => ({ value: name, title })),
      meaning: (word) => stateMeant(word, states),
      aliases: also('state, status, current status, zustand, etat, statut, tilstand, estado'),
    }),
    field('priority', 'priority', {
      type: 'choice',
      choices: titled(priorities, (value) => `priority.${value}`),
      meaning: priorityMeant,
      aliases: also('priority, prio, prioritat, priorite, prioritet, prioridad'),
    }),
    field('kind', 'kind', {
      type: 'choice',
      choices: titled(kindNames, (value) => `kind.${value}`),
      meaning: kindMeant,
      aliases: also('type, kind, ticket type, issue type, typ, art, tipo'),
    }),
    ...who,
    ...times,
    field('channel', 'channel', {
      type: 'choice',
      choices: titled(channels, (value) => `channel.${value}`),
      meaning: channelMeant,
      aliases: also(
        'create channel, channel, source, contact type, erstellungskanal, kanal, quelle, canal de creation',
      ),
    }),
    field('sender', 'sender', {
      type: 'choice',
      choices: titled(senders, (value) => `sender.${value}`),
      meaning: senderMeant,
      aliases: also('sender, absender, expediteur, remitente'),
    }),
    ...rest,
    ...(await customImportFields(ctx, kindNames)),
  ]
}

/** The states of all kinds of ticket, each once. */
export async function statesOf(ctx: Read): Promise<State[]> {
  const states = new Map<string, State>()
  for (const kind of kindNames)
    for (const state of (await currentWorkflow(ctx, kind)).workflow.states)
      if (!states.has(state.name)) states.set(state.name, state)
  return [...states.values()]
}

import { fold } from '#lib/text/fold'
import type { Phase, State } from '#facets/work/engine/workflow'

interface Wanted {
  phase: Phase
  waits_for?: State['waits_for']
  /** Of several states of its phase the last one: closed, not merely solved. */
  last?: true
}

/** However an apostrophe is written. */
const plain = (word: string) => fold(word).replaceAll('’', "'")
const words = (text: string) => text.split(',').map((word) => plain(word.trim()))
const meaning = (text: string, wanted: Wanted) => words(text).map((word) => [word, wanted] as const)

/** What other programs call the states of a ticket, in several languages. */
const states = new Map<string, Wanted>([
  ...meaning(
    'new, created, logged, to do, todo, backlog, neu, zu erledigen, à faire, por hacer, nouveau, nouvelle, ny, nuevo, novo, nuovo',
    { phase: 'new' },
  ),
  ...meaning(
    'open, in progress, work in progress, in work, active, assigned, acknowledged, accepted, reopened, processing, escalated, in review, under review, work started, selected for development, under investigation, waiting for support, offen, in bearbeitung, bearbeitung, zugewiesen, ouvert, en cours, apen, under arbeid, under behandling, abierto, en curso, aberto, em andamento, em atendimento, processando, aperto, in corso, in lavorazione, in behandeling',
    { phase: 'active' },
  ),
  ...meaning(
    'pending, pending reminder, pending close, pending customer, on hold, hold, waiting, waiting on customer, waiting for customer, waiting on user, awaiting user info, awaiting reply, awaiting customer, waiting for approval, awaiting approval, approval, blocked, warten, wartend, warten auf erinnerung, warten auf schließen, warten auf kunde, zurückgestellt, en attente, i vente, venter, pendiente, en espera, pendente, in attesa',
    { phase: 'waiting', waits_for: 'requester' },
  ),
  ...meaning(
    'waiting for third party, waiting on third party, pending supplier, waiting for supplier, waiting on vendor, awaiting vendor, at supplier, warten auf lieferant',
    { phase: 'waiting', waits_for: 'supplier' },
  ),
  ...meaning(
    'solved, resolved, done, fixed, completed, complete, gelöst, erledigt, behoben, résolu, løst, resuelto, resolvido, risolto, solucionado, solucionada, terminé, listo, finalizado, fertig',
    { phase: 'done' },
  ),
  ...meaning(
    'closed, closed successful, closed unsuccessful, closed complete, merged, archived, geschlossen, abgeschlossen, zusammengeführt, clos, fermé, clôturé, lukket, cerrado, fechado, chiuso',
    { phase: 'done', last: true },
  ),
  ...meaning(
    'cancelled, canceled, rejected, declined, removed, withdrawn, invalid, wont fix, won’t fix, won’t do, duplicate, spam, abgebrochen, abgelehnt, storniert, annulé, refusé, avbrutt, cancelado, rechazado',
    { phase: 'cancelled' },
  ),
])

/** The state of ours that a word of another program stands for; undefined: a person has to say. */
export function stateMeant(word: string, ours: readonly State[]): string | undefined {
  const folded = plain(word)
  // “Processing (assigned)” says more than there are states here.
  const wanted = states.get(folded) ?? states.get(folded.replace(/\s*\([^()]*\)$/, ''))
  if (!wanted) return undefined
  const fitting = ours.filter(({ phase }) => phase === wanted.phase)
  const waits = fitting.find(
    ({ waits_for }) => wanted.waits_for !== undefined && waits_for === wanted.waits_for,
  )
  return (waits ?? (wanted.last ? fitting.at(-1) : fitting[0]))?.name
}

const priorities: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:p?1|critical|highest|urgent|very high|emergency|blocker|sev ?1|kritisch|sehr hoch|dringend|critique|urgente|kritisk|critico|tres haute|muy alta|muito alta|molto alta|altissima)$/,
    '1',
  ],
  [/^(?:p?2|high|major|sev ?2|hoch|haute?|eleve|hoy|alta?|alto)$/, '2'],
  [/^(?:p?3|medium|normal|moderate|sev ?3|mittel|moyenne?|medi[ao]|mediana|normale)$/, '3'],
  [/^(?:p?4|low|minor|sev ?4|niedrig|gering|basse|lav|baja?|bassa|baixa)$/, '4'],
  [
    /^(?:p?5|very low|lowest|trivial|planning|sehr niedrig|tres basse|muy baja|muito baixa|molto bassa)$/,
    '5',
  ],
]

/** Zammad counts the other way round, and writes the number before the word: “3 high”. */
export function priorityMeant(word: string): string | undefined {
  const bare = fold(word).replace(/^\d+[\s.:-]+(?=\D)/, '')
  return priorities.find(([pattern]) => pattern.test(bare))?.[1]
}

const channels: readonly (readonly [RegExp, string])[] = [
  [/mail/, 'mail'],
  [/phone|telefon|call|anruf|telephone/, 'phone'],
  [/web|portal|form|self/, 'portal'],
  [/note|notiz|agent|desk|intern/, 'desk'],
  [/api|rest|chat|sms|twitter|facebook|telegram|whatsapp|monitoring/, 'api'],
]
export const channelMeant = (word: string): string | undefined =>
  channels.find(([pattern]) => pattern.test(fold(word)))?.[1]

export const kindMeant = (word: string): string | undefined => {
  if (
    /request|anfrage|anforderung|demande|bestilling|service|solicitud|requisicao|richiesta|pedido|peticion/.test(
      fold(word),
    )
  )
    return 'request'
  return /incident|storung|problem|fehler|hendelse|incidencia|bug|incidente/.test(fold(word))
    ? 'incident'
    : undefined
}

export const senderMeant = (word: string): string | undefined => {
  if (/customer|kunde|client|user|requester|end ?user|cliente/.test(fold(word))) return 'them'
  return /agent|system|staff|agente|support/.test(fold(word)) ? 'us' : undefined
}

import { also, fieldIn, type ImportField } from '#facets/imports/public'
import { w } from './words.ts'

const field = fieldIn(w)

const feature = field('feature', {
  most: 200,
  hint: 'feature.hint',
  aliases: also(
    'feature, feature name, program, programme, application, licence, license, product name, software, programm, anwendung, lizenz, produit',
  ),
})

/** A licence server's samples: how many were in use at a moment. */
export const sampleFields: readonly ImportField[] = [
  feature,
  field('at', {
    type: 'instant',
    required: true,
    aliases: also(
      'timestamp, time, date, datetime, date time, sampled at, day, zeitpunkt, zeit, datum, heure',
    ),
  }),
  field('in_use', {
    type: 'whole',
    required: true,
    least: 0,
    most: 10_000_000,
    aliases: also(
      'in use, used, usage, count, licenses in use, licences in use, licenses used, checked out, peak, max, maximum, concurrent, genutzt, in benutzung, belegt, utilise',
    ),
  }),
]

/** A licence server's sessions: who had a licence from when until when. */
export const sessionFields: readonly ImportField[] = [
  feature,
  field('began', {
    type: 'instant',
    required: true,
    aliases: also(
      'start, started, start time, from, begin, out, checkout, check out, checked out at, checkout time, login, beginn, von, ausgabe, debut',
    ),
  }),
  field('over', {
    type: 'instant',
    hint: 'over.hint',
    aliases: also(
      'end, ended, end time, to, until, in, checkin, check in, checked in at, checkin time, logout, ende, bis, ruckgabe, fin',
    ),
  }),
  field('user', {
    most: 254,
    aliases: also('username, user name, account, login name, benutzer, benutzername'),
  }),
  field('machine', {
    most: 254,
    aliases: also('device, host, hostname, host name, computer, client, workstation, gerat, rechner, poste'),
  }),
]

export const sampleSignatures: readonly (readonly string[])[] = [
  ['timestamp', 'feature', 'in use'],
  ['date', 'feature', 'in use'],
]
export const sessionSignatures: readonly (readonly string[])[] = [
  ['feature', 'user', 'out', 'in'],
  ['feature', 'user', 'checkout', 'checkin'],
  ['feature', 'user', 'start', 'end'],
]

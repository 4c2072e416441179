import { also, fieldIn, type ImportField } from '#facets/imports/public'
import { w } from './words.ts'

const field = fieldIn(w)

/** Several values in one cell, as our own files and Zammad's set them apart. */
const several = /~~~|[;,\n]/
const types = ['employee', 'contractor', 'external'] as const

/** All that is known of a person, and what the files of the world call it. */
export const personFields: readonly ImportField[] = [
  field('name', {
    most: 200,
    aliases: also(
      'full name, fullname, display name, displayname, name, anzeigename, nom complet, navn, nombre completo',
    ),
  }),
  field('given_name', {
    most: 200,
    aliases: also('first name, firstname, forename, given name, vorname, prenom, fornavn, nombre'),
  }),
  field('family_name', {
    most: 200,
    aliases: also(
      'last name, lastname, surname, family name, nachname, familienname, nom, nom de famille, etternavn, apellido, apellidos',
    ),
  }),
  field('email', {
    type: 'email',
    split: several,
    hint: 'email.hint',
    aliases: also(
      'e-mail, mail, email address, e-mail address, emails, e-mails, user principal name, e-mail-adresse, adresse e-mail, courriel, epost, correo',
    ),
  }),
  field('username', {
    most: 100,
    aliases: also(
      'user name, login, login name, account, sam account name, samaccountname, uid, benutzername, benutzer, identifiant, brukernavn, usuario',
    ),
  }),
  field('employee_number', {
    most: 60,
    aliases: also(
      'employee no, employee id, employeeid, employee num, staff number, personnel number, personalnummer, matricule, ansattnummer',
    ),
  }),
  field('job_title', {
    most: 200,
    aliases: also(
      'jobtitle, job title for user, title, position, funktion, stelle, fonction, stilling, cargo',
    ),
  }),
  field('department', {
    most: 200,
    aliases: also(
      'dept, abteilung, service, departement, avdeling, departamento, org unit, organizational unit',
    ),
  }),
  field('company', {
    most: 200,
    aliases: also('organization, organisation, firma, unternehmen, societe, entreprise, selskap, empresa'),
  }),
  field('manager', {
    most: 200,
    hint: 'manager.hint',
    aliases: also(
      'managed by, manager name, manager full name, manager email, manager username, supervisor, reports to, vorgesetzter, leiter, responsable, leder, jefe',
    ),
  }),
  field('place', {
    most: 200,
    hint: 'place.hint',
    aliases: also(
      'location, office, site, room, office location, standort, buro, raum, lieu, bureau, sted, kontor, ubicacion',
    ),
  }),
  field('phone', {
    most: 40,
    aliases: also(
      'phone number, phone num, telephone, telephone number, tel, work phone, business phone, office phone, telefon, telefonnummer, telephone fixe, telefono',
    ),
  }),
  field('mobile', {
    most: 40,
    aliases: also(
      'mobile phone, mobile number, cell, cell phone, mobil, mobiltelefon, handy, portable, movil',
    ),
  }),
  field('type', {
    type: 'choice',
    choices: types.map((value) => ({ value, title: w.later(`type.${value}`) })),
    aliases: also('employment type, employee type, kind, contract'),
    meaning: (value) => types.find((type) => value.toLowerCase().startsWith(type.slice(0, 8))),
  }),
  field('vip', { type: 'yes-no', aliases: also('is vip') }),
  field('remote', { type: 'yes-no', aliases: also('is remote, home office, remote worker') }),
  field('active', {
    type: 'yes-no',
    hint: 'active.hint',
    aliases: also('active, enabled, account enabled, is active, aktiv, actif, activo'),
  }),
  field('starts_on', {
    type: 'day',
    aliases: also(
      'start date, hire date, joined, joining date, first day, employee hire date, eintritt, eintrittsdatum, date d entree, startdato',
    ),
  }),
  field('ends_on', {
    type: 'day',
    aliases: also(
      'end date, leave date, leaving date, last day, termination date, employee leave date, austritt, austrittsdatum, date de sortie, sluttdato',
    ),
  }),
  field('language', {
    most: 20,
    aliases: also('locale, lang, preferred language, sprache, langue, sprak, idioma'),
  }),
  field('zone', {
    most: 64,
    aliases: also('time zone, timezone, tz, zeitzone, fuseau horaire, tidssone'),
  }),
  field('website', { most: 500, aliases: also('web, url, homepage, webseite') }),
  field('street', {
    most: 200,
    aliases: also('address, street address, strasse, adresse, rue, direccion'),
  }),
  field('postal_code', {
    most: 20,
    aliases: also('zip, zip code, postcode, post code, plz, postleitzahl, code postal, postnummer'),
  }),
  field('city', { most: 200, aliases: also('town, ort, stadt, ville, by, poststed, ciudad') }),
  field('region', { most: 200, aliases: also('state, province, county, region, bundesland, fylke') }),
  field('country', { most: 200, aliases: also('land, pays, pais, country code') }),
  field('notes', {
    most: 20_000,
    aliases: also('note, remarks, comment, comments, notizen, bemerkung, remarques, merknad'),
  }),
  field('id', {
    most: 200,
    hint: 'id.hint',
    aliases: also('external id, user id, guid, object id, objectid'),
  }),
  field('created_at', {
    type: 'instant',
    aliases: also('created, created at, creation date, erstellt am'),
  }),
  field('updated_at', {
    type: 'instant',
    aliases: also('updated, updated at, last modified, aktualisiert am'),
  }),
]

/** The fields, without some of the names that mean something else in the files of one program. */
export const without = (...aliases: readonly string[]): readonly ImportField[] =>
  personFields.map((one) => ({
    ...one,
    aliases: (one.aliases ?? []).filter((alias) => !aliases.includes(alias)),
  }))

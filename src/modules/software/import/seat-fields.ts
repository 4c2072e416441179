import { fold } from '#lib/text/fold'
import { also, fieldIn, type ImportField } from '#facets/imports/public'
import { w } from './words.ts'

const field = fieldIn(w)

/** What stands where no day is. */
const noDay = /^(?:never|none|n\/a|na|unknown|nie|keine?|jamais|-|–|0)$/u
const dayOnly = (text: string) => (noDay.test(fold(text.trim())) ? '' : text)

interface Called {
  readonly account?: string
  readonly licence?: string
  readonly last_used?: string
  readonly split: RegExp
}

/** What a list of users says; `called`: what its program calls its own columns. */
export const seatFields = ({ account, licence, last_used, split }: Called): readonly ImportField[] => [
  field('account', {
    required: true,
    most: 254,
    hint: 'account.hint',
    ...(account !== undefined && { called: also(account) }),
    aliases: also(
      'user principal name, upn, username, user name, user, login, email, e mail, email address, member, mail, benutzername, benutzer, konto, anmeldename, e mail adresse, courriel, utilisateur',
    ),
  }),
  field('contact', { most: 254, aliases: also('primary email, primary smtp address, work email') }),
  field('name', {
    most: 300,
    aliases: also('display name, full name, anzeigename, vollstandiger name, nom complet'),
  }),
  field('first_name', { most: 150, aliases: also('given name, vorname, prenom') }),
  field('last_name', { most: 150, aliases: also('surname, family name, nachname, nom') }),
  field('licence', {
    most: 10_000,
    split,
    ...(licence !== undefined && { called: also(licence) }),
    aliases: also(
      'licenses, licences, license, licence, products, product, assigned products, assigned licenses, product configurations, plan, subscription, lizenz, lizenzen, produkt, produkte, abonnement',
    ),
  }),
  field('last_used', {
    type: 'day',
    many: true,
    clean: dayOnly,
    ...(last_used !== undefined && { called: also(last_used) }),
    aliases: also(
      'last sign in, last sign in date, last signin, last sign in time, last login, last logon, last active, last activity, last activity date, last seen, last access, last interactive sign in, letzte anmeldung, letzte aktivitat, zuletzt aktiv, derniere connexion',
    ),
  }),
]

/** Licences of Microsoft 365 stand with a plus between them. */
export const microsoftFields = seatFields({
  account: 'user principal name, userprincipalname',
  licence: 'licenses, assigned products, assigned licenses',
  last_used:
    'last sign in, last sign in date, last activity date, exchange last activity date, onedrive last activity date, sharepoint last activity date, teams last activity date, yammer last activity date, last interactive sign in date time',
  split: /\+|\n|;/,
})
export const adobeFields = seatFields({
  account: 'email, username',
  licence: 'team products, product configurations, product profiles, products',
  split: /,|\n/,
})
export const plainFields = seatFields({ split: /\n|;/ })

import { also, type ImportField } from '#facets/imports/public'
import { fold } from '#lib/text/fold'
import type { Ground } from '../ground.ts'
import { assetImportFields } from './fields.ts'

/** A program that watches devices, and what it calls the columns of its list. */
export interface Watcher {
  readonly name: 'glpi' | 'lansweeper' | 'intune' | 'jamf' | 'sccm'
  readonly signatures: readonly (readonly string[])[]
  /** Field → what it is called there, the preferred name first. */
  readonly called: Readonly<Record<string, string>>
  /** Columns that say of what type a device is by its operating system. */
  readonly systems?: true
}

export const watchers: readonly Watcher[] = [
  {
    name: 'glpi',
    signatures: [
      ['name', 'entity', 'serial number', 'operating system name'],
      ['name', 'entity', 'manufacturer', 'serial number', 'inventory number'],
      ['nom', 'entite', 'fabricant', 'numero de serie'],
      ['name', 'einheit', 'hersteller', 'seriennummer'],
    ],
    called: {
      id: 'id, uuid',
      name: 'name, nom',
      serial: 'serial number, numero de serie, seriennummer',
      tag: 'inventory number, numero d inventaire, inventarnummer',
      type: 'type, typ',
      status: 'status, statut',
      manufacturer: 'manufacturer, fabricant, hersteller',
      model: 'model, modele, modell',
      holder: 'user, utilisateur, benutzer',
      holder_username: 'alternate username, usager, alternativer benutzername',
      place: 'location, locations, lieu, standort',
      updated_at: 'last update, derniere modification, letzte aktualisierung, letzte anderung',
      bought_on: 'date of purchase, date d achat, kaufdatum',
      order_no: 'order number, numero de commande, bestellnummer',
      warranty_months: 'warranty duration, duree de garantie, garantiedauer',
    },
  },
  {
    name: 'lansweeper',
    signatures: [
      ['assetname', 'serialnumber', 'lastseen'],
      ['assetname', 'domain', 'ipaddress', 'serialnumber'],
    ],
    called: {
      id: 'assetid',
      name: 'assetname',
      serial: 'serialnumber',
      type: 'assettypename, assettype, type',
      manufacturer: 'manufacturer',
      model: 'model',
      holder_email: 'email, mail',
      holder_username: 'username, lastuser',
      place: 'location',
    },
  },
  {
    name: 'intune',
    signatures: [
      ['device name', 'last check in', 'serial number', 'primary user upn'],
      ['device id', 'device name', 'managed by', 'ownership', 'serial number'],
    ],
    systems: true,
    called: {
      id: 'device id',
      name: 'device name',
      serial: 'serial number',
      type: 'os, operating system',
      manufacturer: 'manufacturer',
      model: 'model',
      holder_email: 'primary user email address',
      holder_username: 'primary user upn, user principal name',
      holder: 'primary user display name',
    },
  },
  {
    name: 'jamf',
    signatures: [
      ['computer name', 'serial number', 'last inventory update'],
      ['computer name', 'serial number', 'last check in', 'operating system version'],
      ['computer name', 'jss computer id'],
      ['computer name', 'jamf pro computer id'],
      ['display name', 'serial number', 'jss mobile device id'],
    ],
    called: {
      id: 'jss computer id, jamf pro computer id, jss mobile device id, udid',
      name: 'computer name, display name',
      serial: 'serial number',
      tag: 'asset tag',
      manufacturer: 'make',
      model: 'model',
      holder_email: 'email address, email',
      holder_username: 'username',
      holder: 'full name',
      place: 'building',
      warranty_until: 'warranty expiration',
      bought_on: 'po date',
      order_no: 'po number',
    },
  },
  {
    name: 'sccm',
    signatures: [
      ['name0', 'serialnumber0'],
      ['netbios name0', 'serialnumber0'],
      ['computer name', 'serial number', 'last hardware scan'],
      ['resourceid', 'name', 'serial number'],
    ],
    called: {
      id: 'resourceid, resource id',
      name: 'netbios name0, name0, computer name, netbios name, device name, name',
      serial: 'serialnumber0, serial number0, serial number',
      manufacturer: 'manufacturer0, manufacturer',
      model: 'model0, model',
      holder_email: 'mail0, user mail',
      holder_username: 'user name0, top console user, primary user s, last logon user, user name',
    },
  },
]

/** The first of several lines, without a number behind a name or a domain before it. */
const bare = (text: string) =>
  (text.split('\n')[0] ?? '')
    .replace(/\s*\(\d+\)$/, '')
    .replace(/^[\w.-]+\\/, '')
    .trim()
/** “Left out” of a choice: it says nothing of the type, which stays as it is here. */
const nothing = '-'
const handheld = /\b(?:ios|ipados|android|iphone|ipad)\b/u

/** What is known of a device that a program watches: only what that program has a column for. */
export const watchedFields = ({ called, systems }: Watcher, ground: Ground): readonly ImportField[] =>
  assetImportFields(ground)
    .filter(({ name }) => called[name] !== undefined)
    .map((field): ImportField => {
      const own = { ...field, aliases: [], called: also(called[field.name] ?? '') }
      if (field.name.startsWith('holder')) return { ...own, clean: bare }
      if (field.name === 'type' && systems)
        return { ...own, meaning: (value) => (handheld.test(fold(value)) ? 'phone' : nothing) }
      return own
    })

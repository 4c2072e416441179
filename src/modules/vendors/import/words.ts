import { vocabulary } from '#lib/words'

export const w = vocabulary('vendors-import', {
  vendors: 'Vendors',
  'vendors.text': 'A list of vendors or suppliers as CSV or .xlsx, each with the person to talk to',
  'snipe-it': 'Snipe-IT suppliers',
  'snipe-it.text': 'The list of suppliers of Snipe-IT as exported: name, website, notes and contact',
  name: 'Name',
  website: 'Website',
  services: 'Services',
  account_no: 'Our customer number',
  note: 'Note',
  contact: 'Contact',
  email: 'E-mail address of the contact',
  phone: 'Phone of the contact',
  'lacks-address': 'Addresses, fax numbers and pictures are not taken over',
  'here-already': 'is here already, and stays as it is',
  'website-unread': '“{said}” is no address of a website, and was left out',
  'not-read': 'is not in the right form',
})

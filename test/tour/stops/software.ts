import type { Stop } from '../stop.ts'

const nobody = '01a00000-0000-7000-8000-000000000000'

type Tools = Parameters<Exclude<Stop['at'], string | undefined>>[0]
const named =
  (name: string) =>
  async ({ key }: Tools) =>
    `/software/${await key('product', name)}`
const product = named('Hull Designer Pro')
const books = named('Havn Ledger')
const suite = named('Lysbilde All Apps')
const inSuite = named('Lysbilde Photo')

/** What is installed, and what was bought of it. */
export const softwareStops: readonly Stop[] = [
  { name: 'software', route: '/software' },
  { name: 'software-missing', route: '/software', at: '/software?view=missing' },
  { name: 'software-new', route: '/software/new' },
  { name: 'software-product', route: '/software/$key', at: product },
  { name: 'dialog-software-rule', route: '/software/$key', at: product, press: ['Add a rule'] },
  { name: 'software-suite', route: '/software/$key', at: suite },
  { name: 'dialog-software-suite', route: '/software/$key', at: suite, press: ['Add to the suite'] },
  { name: 'software-in-suite', route: '/software/$key', at: inSuite },
  {
    name: 'software-suite-position',
    route: '/software/$key/position',
    at: async (tools) => `${await inSuite(tools)}/position`,
  },
  { name: 'dialog-software-lot', route: '/software/$key', at: product, press: ['Add a purchase'] },
  {
    name: 'software-position',
    route: '/software/$key/position',
    at: async (tools) => `${await product(tools)}/position`,
  },
  { name: 'software-unmatched', route: '/software/unmatched' },
  { name: 'software-packages', route: '/software/packages' },
  { name: 'software-package-absent', route: '/software/packages/$id', at: '/software/packages/2147483647' },
  { name: 'software-savings', route: '/software/savings' },
  { name: 'software-keys', route: '/software/keys' },
  { name: 'dialog-software-keys', route: '/software/$key', at: product, press: ['Add keys'] },
  { name: 'dialog-software-show-key', route: '/software/$key', at: product, press: ['Show or hand out'] },
  { name: 'software-soon', route: '/software/soon' },
  {
    name: 'software-need',
    route: '/software/$key/need',
    at: async (tools) => `${await product(tools)}/need`,
  },
  {
    name: 'software-seats',
    route: '/software/$key/seats',
    at: async ({ key }) => `/software/${await key('product', 'Sketchboard Cloud')}/seats`,
  },
  { name: 'software-at-once', route: '/software/$key', at: books },
  {
    name: 'software-peaks',
    route: '/software/$key/peaks',
    at: async (tools) => `${await books(tools)}/peaks`,
  },
  {
    name: 'dialog-software-peak',
    route: '/software/$key/peaks',
    at: async (tools) => `${await books(tools)}/peaks`,
    press: ['Say a peak'],
  },
  {
    name: 'software-at-once-proof',
    route: '/software/$key/position',
    at: async (tools) => `${await books(tools)}/position`,
  },
  { name: 'software-audits', route: '/software/audits' },
  { name: 'dialog-audit', route: '/software/audits', press: ['Freeze a pack'] },
  { name: 'software-audit-absent', route: '/software/audits/$id', at: `/software/audits/${nobody}` },
]

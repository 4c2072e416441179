import {
  type Importer,
  type ImportField,
  type ImportOption,
  offerImporter,
  offerTakeBack,
} from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { organisationOf } from '#modules/identity/public'
import { takeBackGiven, takeBackLots } from './licence-back.ts'
import { licenceFields, licenceSignatures } from './licence-fields.ts'
import { judgeLicences, type LicenceSession, noteLicence } from './licence-judge.ts'
import { holderWords, type LicencePlan, lotIn, lotName, tagIn } from './licence-plan.ts'
import { writeLicences } from './licence-write.ts'
import { takeBackPeaks } from './peak-back.ts'
import { sampleFields, sampleSignatures, sessionFields, sessionSignatures } from './peak-fields.ts'
import { judgePeaks, type PeakPlan, writePeaks } from './peak-rows.ts'
import { beginPeaks, noteSample, noteSession, type PeakSession, sampleIn, sessionIn } from './peak-session.ts'
import { adobeFields, microsoftFields, plainFields } from './seat-fields.ts'
import { judgeSeats } from './seat-judge.ts'
import { takeBackProducts, takeBackSeats } from './seat-back.ts'
import { accountIn, allProducts, beginSeats, noteRow, type SeatSession } from './seat-session.ts'
import { seatEnds, writeSeats } from './seat-write.ts'
import { texts } from './values.ts'
import { w } from './words.ts'

type Word = Parameters<typeof w.later>[0]

interface Own {
  readonly name: string
  readonly title: Word
  readonly fields: readonly ImportField[]
  readonly signatures: readonly (readonly string[])[]
}

const lists: readonly Own[] = [
  {
    name: 'microsoft-365-users',
    title: 'seats.microsoft',
    fields: microsoftFields,
    signatures: [
      ['user principal name', 'display name', 'licenses'],
      ['report refresh date', 'user principal name', 'assigned products'],
    ],
  },
  {
    name: 'adobe-users',
    title: 'seats.adobe',
    fields: adobeFields,
    signatures: [
      ['identity type', 'email', 'product configurations'],
      ['identity type', 'email', 'team products'],
    ],
  },
  { name: 'seats', title: 'seats', fields: plainFields, signatures: [] },
]

/** A question of which the first answer is the usual one. */
const option = (name: 'whole' | 'make', values: readonly [string, string]): ImportOption => ({
  name,
  title: w.later(`option-${name}`),
  choices: values.map((value) => ({ value, title: w.later(`option-${name}.${value}` as Word) })),
  usual: values[0],
})

const productChoices = async (ctx: Read) =>
  (await allProducts(ctx)).map((one) => ({ value: one.id, title: w.later('called', { name: one.name }) }))

for (const { name, title, fields, signatures } of lists)
  offerImporter<SeatSession, Awaited<ReturnType<typeof judgeSeats>>[number]['plan']>({
    name,
    title: w.later(title),
    text: w.later(`${title}.text` as Word),
    source: name,
    can: 'software.write',
    signatures,
    fields: () => Promise.resolve(fields),
    options: [option('whole', ['whole', 'part']), option('make', ['make', 'leave'])],
    asks: async (ctx) => [
      {
        name: 'product',
        title: w.later('option-product'),
        text: w.later('option-product.text'),
        choices: [{ value: '', title: w.later('option-product.none') }, ...(await productChoices(ctx))],
        usual: '',
      },
    ],
    // One of a file may have a row for each of its products.
    identities: (values) => {
      const account = accountIn(values)
      const said = texts(values['licence'])
        .map((one) => one.toLowerCase())
        .sort()
      return account === undefined ? [] : [`${account} ${said.join('+')}`]
    },
    begin: (ctx, setup) => beginSeats(ctx, name, setup),
    survey: { fields: ['account'], see: noteRow },
    judge: judgeSeats,
    write: writeSeats,
    ends: seatEnds,
  })

offerTakeBack(['vendor-seat'], takeBackSeats)
offerTakeBack(['product'], takeBackProducts)

/** What counts as one, the first answer the usual one, and of which product all rows are. */
const peakQuestions = (
  ...units: readonly ('session' | 'user' | 'device')[]
): Pick<Importer<PeakSession>, 'options' | 'asks'> => ({
  options: [
    {
      name: 'unit',
      title: w.later('option-unit'),
      choices: units.map((value) => ({ value, title: w.later(`option-unit.${value}`) })),
      usual: units[0] ?? 'session',
    },
  ],
  asks: async (ctx) => [
    {
      name: 'of',
      title: w.later('option-of'),
      text: w.later('option-of.text'),
      choices: [{ value: '', title: w.later('option-product.none') }, ...(await productChoices(ctx))],
      usual: '',
    },
  ],
})

const peakLogs = {
  source: 'licence-server',
  can: 'software.write',
  // The same is said as often as one likes: only the highest of a day counts.
  identities: () => [],
  begin: beginPeaks,
  write: writePeaks,
}

offerImporter<PeakSession, PeakPlan>({
  ...peakLogs,
  ...peakQuestions('session', 'user', 'device'),
  name: 'licence-samples',
  title: w.later('samples'),
  text: w.later('samples.text'),
  signatures: sampleSignatures,
  fields: () => Promise.resolve(sampleFields),
  survey: { fields: ['at'], see: noteSample },
  judge: judgePeaks(sampleIn),
})

offerImporter<PeakSession, PeakPlan>({
  ...peakLogs,
  ...peakQuestions('user', 'device', 'session'),
  name: 'licence-sessions',
  title: w.later('sessions'),
  text: w.later('sessions.text'),
  signatures: sessionSignatures,
  fields: () => Promise.resolve(sessionFields),
  survey: { fields: ['began'], see: noteSession },
  judge: judgePeaks(sessionIn),
})
offerTakeBack(['licence-peak'], takeBackPeaks)

offerImporter<LicenceSession, LicencePlan>({
  name: 'snipe-it-licences',
  title: w.later('licences'),
  text: w.later('licences.text'),
  source: 'snipe-it-licences',
  can: 'software.keys',
  signatures: licenceSignatures,
  fields: () => Promise.resolve(licenceFields),
  options: [],
  // Each row may be one more seat of a licence.
  identities: (values) => [
    JSON.stringify([
      lotName(lotIn(values, 'EUR').lot),
      ...holderWords(values).map((word) => word.toLowerCase()),
      tagIn(values)?.toLowerCase(),
    ]),
  ],
  begin: async (ctx) => ({
    currency: (await organisationOf(ctx)).currency,
    lots: new Map(),
    taken: new Map(),
  }),
  survey: { fields: ['item'], see: noteLicence },
  judge: judgeLicences,
  write: writeLicences,
})
offerTakeBack(['allocation'], takeBackGiven)
offerTakeBack(['entitlement'], takeBackLots)

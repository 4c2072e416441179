import { expect, test } from 'vitest'
import { compileCalendar } from '#lib/time/span-table'
import { addWorking, isOpen } from '#lib/time/working-time'
import { msOf } from '#lib/time/instant'
import { previewDays } from './engine/days.ts'
import { mergeDays } from './engine/merge-days.ts'
import { holidayPlaces, holidaysOf } from './holidays.ts'
import { hoursOf, yearsAround } from './hours.ts'
import { Definition } from './schemas.ts'

const workdays = [1, 2, 3, 4, 5]
const weekly = workdays.flatMap((day) => [
  { day, start: 480, end: 720 },
  { day, start: 780, end: 1080 },
])
const bavaria = { country: 'DE', state: 'BY' }
const defined = (rest: object) => Definition.parse({ zone: 'Europe/Berlin', weekly, ...rest })
const made = async (rest: object) => (await hoursOf('Munich', defined(rest), yearsAround(2026))).hours

test('a public holiday closes the day, an observance does not', async () => {
  const hours = compileCalendar(await made({ holidays: [bavaria] }))
  expect(isOpen(hours, msOf('2026-11-11T09:00:00Z'))).toBe(true)
  expect(isOpen(hours, msOf('2026-06-04T09:00:00Z'))).toBe(false)
  expect(
    (await holidaysOf({ ...bavaria, region: null }, 2026, 2026)).filter(({ date }) => date === '2026-11-11'),
  ).toEqual([{ date: '2026-11-11', name: 'Saint Martin', type: 'observance' }])
})

test('a state’s holiday holds in the state only', async () => {
  const berlin = compileCalendar(await made({ holidays: [{ country: 'DE', state: 'BE' }] }))
  expect(isOpen(berlin, msOf('2026-06-04T09:00:00Z'))).toBe(true)
  expect(isOpen(berlin, msOf('2027-03-08T09:00:00Z'))).toBe(false)
})

test('half holidays end the hours of their day when their kind is asked for', async () => {
  const both = await made({ holidays: [{ ...bavaria, types: ['public', 'bank'] }] })
  expect(both.days.find(({ date }) => date === '2026-12-24')).toMatchObject({
    spans: [
      { start: 480, end: 720 },
      { start: 780, end: 840 },
    ],
  })
  const publicOnly = await made({ holidays: [bavaria] })
  expect(publicOnly.days.some(({ date }) => date === '2026-12-24')).toBe(false)
})

test('a holiday on which work is done is named, and an own day goes before a holiday', async () => {
  const skipped = await made({ holidays: [{ ...bavaria, skip: ['Corpus Christi'] }] })
  expect(skipped.days.some(({ name }) => name === 'Corpus Christi')).toBe(false)
  const open = await made({
    holidays: [bavaria],
    days: [{ date: '2026-06-04', name: 'Inventory', spans: [{ start: 540, end: 600 }] }],
  })
  const due = addWorking(compileCalendar(open), msOf('2026-06-03T15:30:00Z'), 90 * 60_000)
  expect(due).toBe(msOf('2026-06-04T08:00:00Z'))
})

test('two countries’ holidays of one day become one', () => {
  const day = (name: string, spans: { start: number; end: number }[] = []) => ({
    date: '2026-12-24',
    name,
    spans,
  })
  expect(mergeDays([], [day('Eve', [{ start: 480, end: 840 }]), day('Julaften')])).toEqual([
    day('Eve, Julaften'),
  ])
})

test('an unknown place and impossible hours are refused with the field', async () => {
  await expect(made({ holidays: [{ country: 'QQ' }] })).rejects.toThrow('No holidays are known for “QQ”')
  await expect(made({ holidays: [{ country: 'DE', state: 'QQ' }] })).rejects.toThrow('DE QQ')
  await expect(made({ weekly: [{ day: 1, start: 600, end: 540 }] })).rejects.toMatchObject({
    kind: 'invalid',
    details: { fields: { weekly: { key: 'clock.empty-span', values: { hours: '10:00–09:00' } } } },
  })
})

test('the preview tells every day: hours, why closed, and real length over a change of clocks', async () => {
  const nights = Definition.parse({
    zone: 'Europe/Berlin',
    weekly: [{ day: 6, start: 22 * 60, end: 30 * 60 }],
    holidays: [bavaria],
    days: [{ date: '2026-04-01', name: 'Outing', spans: [] }],
  })
  const { hours } = await hoursOf('Nights', nights, yearsAround(2026))
  const days = previewDays(hours, '2026-03-28', 9, new Set(['2026-04-01']))
  expect(days.map(({ date, open_minutes }) => [date.slice(5), open_minutes])).toEqual([
    ['03-28', 120],
    ['03-29', 300],
    ['03-30', 0],
    ['03-31', 0],
    ['04-01', 0],
    ['04-02', 0],
    ['04-03', 0],
    ['04-04', 120],
    ['04-05', 360],
  ])
  expect(days.filter(({ name }) => name).map(({ name, holiday }) => [name, holiday])).toEqual([
    ['Outing', false],
    ['Good Friday', true],
  ])
})

test('countries, states and regions can be chosen', async () => {
  const { countries, states, regions } = await holidayPlaces('DE', 'BY')
  expect(countries.length).toBeGreaterThan(150)
  expect(countries).toContainEqual({ code: 'NO', name: 'Norway' })
  expect(states).toContainEqual({ code: 'BY', name: 'Bayern' })
  expect(regions).toContainEqual({ code: 'A', name: 'Stadt Augsburg' })
})

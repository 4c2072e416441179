import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { at } from '#lib/time/samples'
import type { Choice } from '../contract.ts'
import { graceMs, planOf, type Wanted } from './plan.ts'

const wanted: Wanted = {
  zone: 'Europe/Oslo',
  digest_minute: 480,
  quiet_from: 20 * 60,
  quiet_to: 7 * 60,
  only_at_work: false,
  urgent: true,
}
const all: Choice = { inbox: true, mail: 'now', push: true }
const noon = { at: at('2026-11-10T12:00'), choice: all, urgent: false, spared: false }
const late = { ...noon, at: at('2026-11-10T22:00') }
const morning = at('2026-11-11T07:00')

test('by day both ways wait for their moment of grace alone', () => {
  expect(planOf(noon, wanted)).toEqual({
    how: 'now',
    mail_at: noon.at + graceMs.mail,
    push_at: noon.at + graceMs.push,
  })
})

test('at night they wait for the morning, unless it is urgent and urgent things are let through', () => {
  expect(planOf(late, wanted)).toEqual({ how: 'now', mail_at: morning, push_at: morning })
  expect(planOf({ ...late, urgent: true }, wanted)).toEqual({
    how: 'now',
    mail_at: late.at + graceMs.urgent,
    push_at: late.at + graceMs.push,
  })
  expect(planOf({ ...late, urgent: true }, { ...wanted, urgent: false })).toMatchObject({ mail_at: morning })
})

test('a digest comes at its hour; what the house mails itself is mailed by nobody else', () => {
  const digest = { ...all, mail: 'digest' } as const
  expect(planOf({ ...late, choice: digest }, wanted)).toMatchObject({
    how: 'digest',
    mail_at: at('2026-11-11T08:00'),
  })
  expect(planOf({ ...noon, spared: true }, wanted)).toMatchObject({ how: null, mail_at: null })
  expect(planOf({ ...noon, choice: { ...all, mail: 'no' } }, wanted)).toMatchObject({
    how: null,
    mail_at: null,
  })
})

test('whoever does not want it in the inbox is told in no way at all', () => {
  fc.assert(
    fc.property(fc.constantFrom('now', 'digest', 'no'), fc.boolean(), fc.boolean(), (mail, push, urgent) => {
      expect(planOf({ ...noon, urgent, choice: { inbox: false, mail, push } }, wanted)).toBeUndefined()
    }),
  )
})

test('nothing leaves before its moment of grace, whatever was chosen', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 366 * 1440 }),
      fc.boolean(),
      (quiet_from, quiet_to, minute, urgent) => {
        const then = at('2026-01-01T00:00') + minute * 60_000
        const plan = planOf({ ...noon, at: then, urgent }, { ...wanted, quiet_from, quiet_to })
        expect(plan?.mail_at).toBeGreaterThanOrEqual(then + graceMs.urgent)
        expect(plan?.push_at).toBeGreaterThanOrEqual(then + graceMs.push)
      },
    ),
  )
})

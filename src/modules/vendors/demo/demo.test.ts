import { expect, test } from 'vitest'
import { ContractDraft } from '../contract-schemas.ts'
import { termsProblem } from '../policy.ts'
import { answersTo, assessed } from '../assessments/demo.ts'
import { isAnswer } from '../assessments/engine/score.ts'
import { shippedQuestions } from '../assessments/starters/starters.ts'
import { VendorDraft } from '../schemas.ts'
import { agreementsAt } from './agreements.ts'
import { companies } from './companies.ts'

test('the demo company signs the same each time, and only what can be counted with', () => {
  const all = agreementsAt('2026-11-30')
  expect(all).toEqual(agreementsAt('2026-11-30'))
  const names = new Set(companies.map(({ name }) => name))
  for (const { vendor, owner: _, ...draft } of all) {
    expect(names.has(vendor), vendor).toBe(true)
    const vendor_id = '00000000-0000-7000-8000-000000000001'
    expect(termsProblem(ContractDraft.parse({ ...draft, vendor_id })), draft.name).toBeNull()
  }
  for (const { contacts: _, few: _few, ...draft } of companies) VendorDraft.parse(draft)
  expect(names.size).toBe(companies.length)
})

test('what vendors answer is the same each time, and answers what was asked', () => {
  for (const [n, one] of assessed.entries()) {
    const questions = shippedQuestions(one.topic, 'en')
    const answers = answersTo(questions, one, n)
    expect(answers).toEqual(answersTo(questions, one, n))
    for (const { id, value } of answers) {
      const kind = questions.find((asked) => asked.id === id)?.kind ?? 'text'
      expect(isAnswer(kind, value), `${id}: ${value}`).toBe(true)
    }
  }
})

import type { Chance, Deeds } from './steps.ts'

/** Vendors, what is signed with them, software and purchases: made, changed, cancelled, put away. */
export function bought({ send, word, any, all }: Deeds, { of, n }: Chance) {
  const contacts: { id: string; contact_id: string }[] = []
  const make = async (kind: string, path: string, body: object) => {
    const reply = await send('POST', path, body)
    if (reply?.id !== undefined) all.push({ id: reply.id, kind })
  }
  const terms = () => ({
    starts_on: '2090-01-01',
    first_end: of(['2090-12-31', '2092-06-30']),
    renewal: 'tacit',
    renews_months: 1 + n(24),
    notice_amount: n(6),
    cost: of(['1200.00 EUR', '5000 JPY', null]),
    per: of(['month', 'year']),
  })
  const ropes = () => ({
    title: of(['Rope', 'Cable']),
    quantity: 1 + n(5),
    unit_price: of(['10.00 EUR', '7.50 EUR']),
  })
  const criterion = (id: string, kind = 'score') => ({ id, name: word(), kind, weight: 1 + n(5) })
  const offer = (id: string) => ({
    id,
    name: word(),
    cost: of(['900.00 EUR', '1200.00 EUR']),
    vendor_id: n(2) ? any('vendor') : null,
  })
  const grow = {
    purchase: () =>
      make('purchase', '/api/purchasing', { name: word(), lines: [ropes()], cost_centre: of(['', 'Yard']) }),
    product: () => make('product', '/api/software', { name: word(), licensing: of(['paid', 'free']) }),
    vendor: () => make('vendor', '/api/vendors', { name: word(), tier: of(['1', '4', null]) }),
    questionnaire: () =>
      make('questionnaire', '/api/questionnaires', {
        name: word(),
        topic: of(['security', 'other']),
        shipped: n(2) === 0,
      }),
    assessment: () =>
      make('assessment', '/api/assessments', {
        vendor_id: any('vendor'),
        questionnaire_id: any('questionnaire'),
        due_on: '2090-06-30',
      }),
    comparison: () =>
      make('comparison', '/api/comparisons', {
        name: word(),
        criteria: [criterion('price', 'price'), criterion('help'), criterion('must', 'must')],
        offers: [offer('a'), offer('b')],
      }),
    claim: async () => {
      const signed = {
        name: word(),
        vendor_id: any('vendor'),
        ...terms(),
        starts_on: '2025-01-01',
        cost: null,
      }
      const contract_id = (await send('POST', '/api/contracts', signed))?.id
      await send('POST', `/api/contracts/${contract_id ?? ''}/penalties`, {
        period: of(['month', 'year']),
        most: of(['75.00 EUR', '400.00 EUR']),
        rules: [],
      })
      await make('claim', '/api/claims', { contract_id, on: of(['2026-01-15', '2026-02-10']) })
    },
    contract: () =>
      make('contract', '/api/contracts', { name: word(), vendor_id: any('vendor'), ...terms() }),
    'vendor-service': () =>
      make('vendor-service', '/api/vendor-services', { name: word(), vendor_id: any('vendor') }),
    obligation: () =>
      make('obligation', '/api/obligations', {
        name: word(),
        contract_id: any('contract'),
        first_on: of(['2090-01-31', '2090-03-15']),
        every_months: of([null, 1, 3]),
      }),
  }
  const change = {
    vendor: async () =>
      send('PATCH', `/api/vendors/${any('vendor')}`, {
        ...(n(2) && { name: word() }),
        ...(n(2) && { account_no: of(['', 'A-1', 'A-2']) }),
        ...(n(3) === 0 && { tier: of(['1', '2', null]) }),
      }),
    purchase: async () =>
      send('PATCH', `/api/purchasing/${any('purchase')}`, {
        ...(n(2) && { name: word() }),
        ...(n(2) && { lines: [ropes(), ropes()] }),
        ...(n(3) === 0 && { needed_by: of(['2090-02-01', null]), vendor_id: n(2) ? any('vendor') : null }),
      }),
    purchaseStep: async () => {
      const step = of(['ask', 'ask', 'revise', 'cancel'])
      await send(
        'POST',
        `/api/purchasing/${any('purchase')}/${step}`,
        step === 'cancel' ? { why: 'No need' } : {},
      )
    },
    product: async () =>
      send('PATCH', `/api/software/products/${any('product')}`, {
        ...(n(2) && { name: word() }),
        ...(n(2) && { denied: n(2) === 0, denied_why: of(['', 'It spies']) }),
        ...(n(3) === 0 && { support_ends: of(['2090-06-30', null]) }),
        ...(n(3) === 0 && { vendor_id: n(2) ? any('vendor') : null }),
      }),
    productRule: async () => {
      const id = any('product')
      const reply = await send('POST', `/api/software/products/${id}/rules`, {
        name: `${word()}*`,
        version_from: of(['', '2.1']),
      })
      if (reply && n(2))
        await send('POST', `/api/software/products/${id}/rules/remove`, { rule_id: reply['id'] })
    },
    suite: async () => {
      const path = `/api/software/products/${any('product')}/members`
      const members = [any('product')]
      // A product cannot belong to itself, nor two to one another.
      const reply = await send('POST', path, { members })
      if (reply && n(2)) await send('POST', `${path}/remove`, { members })
    },
    contact: async () => {
      const id = any('vendor')
      const reply = await send('POST', `/api/vendors/${id}/contacts`, {
        name: word(),
        role: of(['', 'Sales']),
      })
      if (reply) contacts.push({ id, contact_id: String(reply['contact_id']) })
    },
    contactChanged: async () => {
      if (contacts.length === 0) return
      const { id, contact_id } = of(contacts)
      const what = n(2) ? 'save' : 'remove'
      await send('POST', `/api/vendors/${id}/contacts/${what}`, {
        contact_id,
        ...(what === 'save' && { name: word() }),
      })
    },
    putAway: async () => {
      const kind = of([
        'vendor',
        'contract',
        'questionnaire',
        'assessment',
        'comparison',
        'claim',
        'obligation',
        'vendor-service',
        'product',
      ])
      const path = kind === 'product' ? 'software/products' : `${kind}s`
      await send('POST', `/api/${path}/${any(kind)}/archive`, { archived: n(2) === 0 })
    },
    signed: async () =>
      send('PATCH', `/api/contracts/${any('contract')}`, {
        ...(n(2) && { name: word() }),
        ...(n(2) && terms()),
        ...(n(3) === 0 && { owner_id: n(2) ? any('person') : null }),
        ...(n(4) === 0 && { vendor_id: any('vendor') }),
        ...(n(4) === 0 && { calendar_id: any('calendar') }),
      }),
    asked: async () =>
      send('PATCH', `/api/questionnaires/${any('questionnaire')}`, {
        ...(n(2) && { name: word() }),
        ...(n(2) && { questions: [{ id: 'why', text: word(), weight: n(5) }] }),
      }),
    answered: async () =>
      send('POST', `/api/assessments/${any('assessment')}/answers`, {
        answers: [{ id: of(['security-policy', 'why']), value: of(['yes', 'no', '']), evidence: word() }],
      }),
    assessed: async () => {
      const id = any('assessment')
      if (n(2)) return send('POST', `/api/assessments/${id}/${of(['finish', 'reopen', 'accept'])}`, {})
      return send('PATCH', `/api/assessments/${id}`, {
        due_on: of(['2090-07-01', '2091-01-31']),
        ...(n(2) && { assessor_id: n(2) ? any('person') : null }),
      })
    },
    compared: async () =>
      send('PATCH', `/api/comparisons/${any('comparison')}`, {
        ...(n(2) && { name: word(), term_months: 12 + n(24) }),
        ...(n(2) && { offers: [offer('a'), offer('b')] }),
        ...(n(3) === 0 && { owner_id: any('person') }),
      }),
    paired: async () =>
      send('POST', `/api/comparisons/${any('comparison')}/pairs`, {
        pairs: [{ a: 'price', b: 'help', step: n(9) - 4 }],
        ...(n(2) && { weighing: of(['weights', 'pairs']) }),
      }),
    scored: async () =>
      send('POST', `/api/comparisons/${any('comparison')}/scores`, {
        scores: [{ offer: of(['a', 'b']), criterion: 'help', score: of([3, 8, null]) }],
        ...(n(4) === 0 && { conflict: of(['', 'A cousin works there']) }),
      }),
    decided: async () => {
      const id = any('comparison')
      if (n(3) === 0) return send('POST', `/api/comparisons/${id}/contract`, {})
      return send('POST', `/api/comparisons/${id}/decide`, { offer: of(['a', 'b', null]), reason: word() })
    },
    claimLine: async () => {
      const id = any('claim')
      const reply = await send('POST', `/api/claims/${id}/lines`, { text: word(), amount: '50.00 EUR' })
      if (reply && n(2))
        await send('POST', `/api/claims/${id}/lines/leave-out`, { line_id: reply['line_id'], why: word() })
    },
    claimMoved: async () => {
      const path = `/api/claims/${any('claim')}`
      const on = of(['2026-03-01', '2026-04-01'])
      const [deed, body] = of<[string, object]>([
        ['send', { on, number: word() }],
        ['send', { on, number: '' }],
        ['answer', { on, granted: of(['0.00 EUR', '50.00 EUR']), why: word() }],
        ['waive', { why: word() }],
        ['reopen', {}],
      ])
      await send('POST', `${path}/${deed}`, body)
    },
    served: async () =>
      send('PATCH', `/api/vendor-services/${any('vendor-service')}`, {
        ...(n(2) && { name: word() }),
        ...(n(2) && { what: word(), tier: of(['1', '3', null]) }),
        ...(n(3) === 0 && { contract_id: n(2) ? any('contract') : null }),
      }),
    owed: async () =>
      send('PATCH', `/api/obligations/${any('obligation')}`, {
        ...(n(2) && { name: word(), side: of(['ours', 'theirs']) }),
        ...(n(2) && { every_months: of([null, 1, 12]), lead_days: n(60) }),
        ...(n(3) === 0 && { first_on: of(['2090-02-28', '2090-06-30']) }),
        ...(n(3) === 0 && { owner_id: n(2) ? any('person') : null, team_id: n(2) ? any('team') : null }),
      }),
    settled: async () => {
      const [deed, body] = of<[string, object]>([
        ['meet', { on: '2025-03-01', note: word() }],
        ['waive', { why: word() }],
        ['miss', { why: word() }],
        ['reopen', {}],
      ])
      await send('POST', `/api/obligations/${any('obligation')}/${deed}`, body)
    },
    cancelled: async () =>
      send('POST', `/api/contracts/${any('contract')}/cancel`, { on: of(['2090-05-01', null]) }),
  }
  return { grow, change }
}

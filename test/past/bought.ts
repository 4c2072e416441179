import type { Chance, Deeds } from './steps.ts'

/** Vendors and what is signed with them: made, changed, cancelled, put away. */
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
  const grow = {
    vendor: () => make('vendor', '/api/vendors', { name: word(), tier: of(['1', '4', null]) }),
    contract: () =>
      make('contract', '/api/contracts', { name: word(), vendor_id: any('vendor'), ...terms() }),
  }
  const change = {
    vendor: async () =>
      send('PATCH', `/api/vendors/${any('vendor')}`, {
        ...(n(2) && { name: word() }),
        ...(n(2) && { services: of(['', 'Ropes', 'Cables']) }),
        ...(n(3) === 0 && { tier: of(['1', '2', null]) }),
      }),
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
      const kind = of(['vendor', 'contract'])
      await send('POST', `/api/${kind}s/${any(kind)}/archive`, { archived: n(2) === 0 })
    },
    signed: async () =>
      send('PATCH', `/api/contracts/${any('contract')}`, {
        ...(n(2) && { name: word() }),
        ...(n(2) && terms()),
        ...(n(3) === 0 && { owner_id: n(2) ? any('person') : null }),
        ...(n(4) === 0 && { vendor_id: any('vendor') }),
        ...(n(4) === 0 && { calendar_id: any('calendar') }),
      }),
    cancelled: async () =>
      send('POST', `/api/contracts/${any('contract')}/cancel`, { on: of(['2090-05-01', null]) }),
  }
  return { grow, change }
}

import type { z } from 'zod'
import type { ImportRow, Judged, Reason, Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { calledAmong } from '#kernel/readable'
import { ContactDraft, VendorDraft } from '../schemas.ts'
import { w } from './words.ts'

export interface VendorPlan {
  readonly vendor: VendorDraft
  /** The person to talk to, as far as the file says; called as the vendor is where only an address or number stands there. */
  readonly contact: z.output<typeof ContactDraft> | undefined
}

const text = (value: Values[string] | undefined) => (typeof value === 'string' ? value.trim() : '')

export const identities = (values: Values): string[] => [text(values['name']).toLowerCase()]

/** A vendor that is here by its name stays as it is; any other is new. */
export async function judge(ctx: Read, rows: readonly ImportRow[]): Promise<Judged<VendorPlan>[]> {
  const known = await calledAmong(
    ctx,
    'vendor',
    rows.map(({ values }) => text(values['name'])),
  )
  return rows.map((row) => judgeRow(known, row))
}

function judgeRow(known: ReadonlyMap<string, string>, { n, values }: ImportRow): Judged<VendorPlan> {
  const name = text(values['name'])
  const { website, notes } = websiteIn(values)
  const vendor = VendorDraft.safeParse({
    name,
    website,
    services: text(values['services']),
    account_no: text(values['account_no']),
    note: text(values['note']),
  })
  const [person, email, phone] = [text(values['contact']), text(values['email']), text(values['phone'])]
  const isNamed = [person, email, phone].some((word) => word !== '')
  const contact = isNamed ? ContactDraft.safeParse({ name: person || name, email, phone }) : undefined
  const issues = [...(vendor.error?.issues ?? []), ...(contact?.error?.issues ?? [])]
  const plan: VendorPlan = { vendor: vendor.data ?? { name }, contact: contact?.data }
  if (issues.length > 0) {
    const reasons = issues.map(({ path: [field] }): Reason => ({
      field: String(field),
      why: w.later('not-read'),
    }))
    return { n, label: name, verdict: 'error', reasons, plan }
  }
  const id = known.get(name.toLowerCase())
  if (id === undefined) return { n, label: name, notes, verdict: 'create', plan }
  return { n, label: name, id, notes: [{ why: w.later('here-already') }], verdict: 'unchanged', plan }
}

/** A website with or without https:// before it. */
function websiteIn(values: Values): { website: string; notes: Reason[] } {
  const said = text(values['website'])
  if (said === '' || /^https?:\/\/\S+$/i.test(said)) return { website: said, notes: [] }
  if (/^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(said)) return { website: `https://${said}`, notes: [] }
  return { website: '', notes: [{ field: 'website', why: w.later('website-unread', { said }) }] }
}

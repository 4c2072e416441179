import { z } from 'zod'
import { byId, get, Id, page, paging, post } from '#lib/contract'
import { Audit, PackContent } from './schemas.ts'

export const auditEndpoints = {
  audits: get('/api/software/audits', {
    summary: 'Audit packs that were frozen, the latest first',
    can: 'software.read',
    input: z.object(paging),
    reply: page(Audit),
  }),
  freezeAudit: post('/api/software/audits', {
    summary: 'Freeze how the licences bought of a vendor stand today; it is never changed again',
    can: 'software.write',
    input: z.object({ vendor_id: Id.meta({ title: 'Vendor', of: 'vendor' }) }),
    reply: byId,
  }),
  audit: get('/api/software/audits/:id', {
    summary: 'One audit pack with its products',
    can: 'software.read',
    input: byId,
    reply: Audit.extend({ of: PackContent.shape.products }),
  }),
  auditFile: get('/api/software/audits/:id/file', {
    summary: 'Give out an audit pack as a ZIP with tables and the bytes that its hash is of',
    can: 'software.read',
    carries: 'download',
    input: byId,
    reply: z.unknown(),
  }),
}

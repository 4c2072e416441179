import { z } from 'zod'
import { byId, Counted, Counting, Day, Done, get, Id, listingBy, page, patch, post } from '#lib/contract'
import { Made, Saved, archiving, byIdOrKey, editing } from '#lib/shapes'
import { ContractDraft, ContractPatch, ContractRow, ContractView } from './contract-schemas.ts'
import { assessing } from './assessments/contract.ts'
import { claiming } from './claims/contract.ts'
import { obliging } from './obligations/contract.ts'
import { comparing } from './offers/contract.ts'
import { serving } from './services/contract.ts'
import { Runway } from './runway-schemas.ts'
import { ContactDraft, VendorDraft, VendorPatch, VendorRow, VendorView } from './schemas.ts'

const OfContact = byId.extend({ contact_id: Id.meta({ title: 'Contact' }) })

export const vendors = {
  list: get('/api/vendors', {
    summary: 'Vendors that a filter lets through',
    can: 'vendors.read',
    input: z.object(listingBy('name', 'updated')),
    reply: page(VendorRow),
  }),
  count: get('/api/vendors/count', {
    summary: 'How many vendors a filter lets through',
    can: 'vendors.read',
    input: Counting,
    reply: Counted,
  }),
  get: get('/api/vendors/:id', {
    summary: 'One vendor: what we buy there, and whom one reaches',
    can: 'vendors.read',
    input: byIdOrKey,
    reply: VendorView,
  }),
  create: post('/api/vendors', {
    summary: 'Add a vendor',
    can: 'vendors.write',
    input: VendorDraft,
    reply: Made,
  }),
  save: patch('/api/vendors/:id', {
    summary: 'Change a vendor',
    can: 'vendors.write',
    input: editing.extend(VendorPatch.shape),
    reply: Saved,
  }),
  archive: post('/api/vendors/:id/archive', {
    summary: 'Put a vendor in the archive, or bring it back',
    can: 'vendors.write',
    input: archiving,
    reply: Done,
  }),
  addContact: post('/api/vendors/:id/contacts', {
    summary: 'Add whom one reaches at a vendor',
    can: 'vendors.write',
    input: byId.extend(ContactDraft.shape),
    reply: z.object({ contact_id: Id }),
  }),
  saveContact: post('/api/vendors/:id/contacts/save', {
    summary: 'Change a contact of a vendor',
    can: 'vendors.write',
    input: OfContact.extend(ContactDraft.shape),
    reply: Done,
  }),
  removeContact: post('/api/vendors/:id/contacts/remove', {
    summary: 'Take a contact of a vendor away',
    can: 'vendors.write',
    input: OfContact,
    reply: Done,
  }),
  contracts: get('/api/contracts', {
    summary: 'Contracts that a filter lets through',
    can: 'vendors.read',
    input: z.object(listingBy('notice', 'until', 'name', 'updated')),
    reply: page(ContractRow),
  }),
  countContracts: get('/api/contracts/count', {
    summary: 'How many contracts a filter lets through',
    can: 'vendors.read',
    input: Counting,
    reply: Counted,
  }),
  contract: get('/api/contracts/:id', {
    summary: 'One contract: its terms, what must be decided by when, and what doing nothing costs',
    can: 'vendors.read',
    input: byIdOrKey,
    reply: ContractView,
  }),
  createContract: post('/api/contracts', {
    summary: 'Add a contract',
    can: 'vendors.write',
    input: ContractDraft,
    reply: Made,
  }),
  saveContract: patch('/api/contracts/:id', {
    summary: 'Change a contract or its terms',
    can: 'vendors.write',
    input: editing.extend(ContractPatch.shape),
    reply: Saved,
  }),
  runway: get('/api/contracts/runway', {
    summary: 'Everything that expires, by the last day to decide, and what falls due by doing nothing',
    can: 'vendors.read',
    input: z.object({
      months: z.coerce
        .number<number | string>()
        .int()
        .min(1)
        .max(60)
        .default(18)
        .meta({ title: 'Months ahead' }),
    }),
    reply: Runway,
  }),
  cancelContract: post('/api/contracts/:id/cancel', {
    summary: 'Note that notice was given, or take that back',
    can: 'vendors.write',
    input: byId.extend({
      on: Day.nullable().meta({
        title: 'The notice arrived on',
        description: 'None takes the note back',
      }),
    }),
    reply: z.object({ ends_on: Day.nullable().meta({ title: 'Ends on' }) }),
  }),
  archiveContract: post('/api/contracts/:id/archive', {
    summary: 'Put a contract in the archive, or bring it back',
    can: 'vendors.write',
    input: archiving,
    reply: Done,
  }),
  ...assessing,
  ...comparing,
  ...claiming,
  ...obliging,
  ...serving,
}

import { z } from 'zod'
import { byId, Done, get, page, post } from '#lib/contract'
import { Saved } from '#lib/shapes'
import { ListProtocols, ProtocolRow, ProtocolView, Signing, TermsView } from './schemas.ts'

/** Papers: what people sign, and on which terms. */
export const protocolEndpoints = {
  protocols: get('/api/assets/protocols', {
    summary: 'Protocols of hand-over and return, the latest first: of a person, of an asset, or all',
    can: 'signed-in',
    input: ListProtocols,
    reply: page(ProtocolRow),
  }),
  protocol: get('/api/assets/protocols/:id', {
    summary: 'One protocol: what it says, and who signed it',
    can: 'signed-in',
    input: byId,
    reply: ProtocolView,
  }),
  protocolPdf: get('/api/assets/protocols/:id/pdf', {
    summary: 'A protocol as a PDF, in the language of the person',
    can: 'signed-in',
    carries: 'download',
    input: byId,
    reply: z.unknown(),
  }),
  sign: post('/api/assets/protocols/:id/sign', {
    summary: 'Sign a protocol: as the person, or with the person at one’s own screen',
    can: 'signed-in',
    bySession: true,
    input: byId.extend(Signing.shape),
    reply: Done,
  }),
  remind: post('/api/assets/protocols/:id/remind', {
    summary: 'Ask the person to sign a protocol',
    can: 'assets.write',
    input: byId,
    reply: Done,
  }),
  withdraw: post('/api/assets/protocols/:id/withdraw', {
    summary: 'Withdraw a protocol that nobody has signed',
    can: 'assets.write',
    input: byId,
    reply: Done,
  }),
  terms: get('/api/assets/terms', {
    summary: 'The terms of use in all their versions, the latest first',
    can: 'assets.write',
    input: z.object({}),
    reply: z.object({ items: z.array(TermsView) }),
  }),
  addTerms: post('/api/assets/terms', {
    summary: 'Give the terms of use another version',
    can: 'assets.terms',
    input: z.object({
      text: z.string().trim().min(1).max(20_000).meta({ title: 'Terms of use', widget: 'long-text' }),
    }),
    reply: Saved,
  }),
}

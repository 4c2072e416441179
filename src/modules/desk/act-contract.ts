import { z } from 'zod'
import { flag, Id, Instant, post, Verdict } from '#lib/contract'
import { Html } from '#facets/comments/contract'
import { workPatch } from '#facets/work/contract'
import { Need, Phase } from '#facets/work/engine/workflow'

export const MoveOffer = z.object({
  verb: z.string(),
  title: z.string(),
  to: z.string(),
  phase: Phase,
  needs: z.array(Need),
  can: Verdict,
})

export type MoveOffer = z.output<typeof MoveOffer>

/** A step that leads on from where some of many tickets stand. */
export const ManyMove = MoveOffer.omit({ to: true, can: true }).extend({
  phase: Phase,
  /** From how many of them. */
  n: z.int(),
})
export type ManyMove = z.output<typeof ManyMove>

/** What a move may bring along. */
export const moving = {
  resolution: z.string().trim().max(5000).optional().meta({ title: 'How it was solved' }),
  cause: z.string().trim().max(500).optional().meta({ title: 'Cause' }),
  hold_until: Instant.optional().meta({ title: 'Until' }),
}

/** Workflows are each house's own, so a ticket tells its verbs itself. */
export const Verb = z.string().max(40).meta({
  title: 'Verb',
  description:
    'One of the moves that the ticket offers; as a house begins: start, wait, solve, reopen, close',
})

/** One thing done to many tickets at once, or the preview of it. */
export const Action = z.discriminatedUnion('do', [
  z.object({ do: z.literal('change'), patch: z.object(workPatch) }),
  z.object({ do: z.literal('move'), verb: Verb, ...moving }),
  z.object({ do: z.literal('reply'), html: Html, verb: z.string().max(40).optional(), ...moving }),
  z.object({ do: z.literal('note'), html: Html }),
  z.object({
    do: z.literal('tag'),
    add: z.array(z.string().max(60)).default([]),
    remove: z.array(z.string().max(60)).default([]),
  }),
  z.object({ do: z.literal('macro'), macro_id: Id }),
])
export type Action = z.output<typeof Action>

const Refused = z.array(z.object({ id: Id, key: z.string(), why: z.string() }))
/** What one request did to tickets; `undo` takes it back by this. */
export const Batch = Id.meta({ title: 'Batch', description: 'Of this request, for undo' })
/** What became of many tickets. */
export const Outcome = z.object({ batch: Batch, done: z.int(), unchanged: z.int(), refused: Refused })

export const ids = z.array(Id).min(1).max(1000).meta({ title: 'Tickets' })
const many = {
  ids: ids.optional(),
  q: z
    .string()
    .max(2000)
    .optional()
    .meta({ title: 'Or all that this filter lets through', example: 'is:open team:Network' }),
  except: z.array(Id).max(1000).default([]).meta({ title: 'But not' }),
}
const named: Parameters<z.ZodType<{ ids?: unknown; q?: unknown }>['refine']> = [
  (input) => (input.ids === undefined) !== (input.q === undefined),
  { error: 'Name tickets or a filter', path: ['ids'] },
]
export const dry = { dry_run: flag().default(false).meta({ title: 'Only show what would happen' }) }
/** Beside the answer of what can be only shown: then nothing of it was done. */
export const tried = { dry_run: z.boolean().meta({ title: 'Only shown' }) }

export const actEndpoints = {
  moves: post('/api/desk/moves', {
    summary: 'Which steps lead on from where some tickets stand, and from how many of them',
    can: 'desk.work',
    input: z.object(many).refine(...named),
    reply: z.object({ items: z.array(ManyMove) }),
  }),
  bulk: post('/api/desk/bulk', {
    summary: 'Do one thing to many tickets, or show first what it would do',
    can: 'desk.work',
    input: z.object({ ...many, action: Action.meta({ title: 'What to do' }), ...dry }).refine(...named),
    reply: Outcome.extend(tried),
  }),
  undo: post('/api/desk/undo', {
    summary: 'Take back what one of your own requests did to tickets, by the batch that its answer named',
    can: 'desk.read',
    input: z.object({
      batch: Batch.meta({
        title: 'Batch',
        hint: 'It stands in the answer to what is taken back: a change, a move, a reply, a note, a bulk',
      }),
    }),
    reply: Outcome,
  }),
}

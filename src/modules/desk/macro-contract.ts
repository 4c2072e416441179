import { z } from 'zod'
import { event, get, Id, patch, post } from '#lib/contract'
import { Named } from '#lib/shapes'
import { Html } from '#facets/comments/contract'
import { workPatch } from '#facets/work/contract'

export const MacroDefinition = z.object({
  patch: z.object(workPatch).default({}),
  html: Html.optional(),
  as: z.enum(['reply', 'note']).default('reply'),
  verb: z.string().max(40).optional(),
  tags: z.array(z.string().max(60)).default([]),
})
export type MacroDefinition = z.output<typeof MacroDefinition>
export const Macro = z.object({
  id: Id,
  title: z.string().trim().min(1).max(80).meta({ title: 'Name' }),
  team: Named.nullable().meta({ title: 'Only for' }),
  definition: MacroDefinition,
  position: z.int().meta({ title: 'Order' }),
  version: z.int(),
})
export type Macro = z.output<typeof Macro>

const macroFields = {
  title: Macro.shape.title,
  team_id: Id.nullable().meta({ title: 'Only for', of: 'team' }),
  definition: MacroDefinition.meta({ title: 'What it does' }),
  position: z.int().min(0).max(10_000).meta({ title: 'Order' }),
}

export const macroEndpoints = {
  macros: get('/api/desk/macros', {
    summary: 'List macros that you can use',
    can: 'work.read',
    input: z.object({}),
    reply: z.object({ items: z.array(Macro) }),
  }),
  addMacro: post('/api/desk/macros', {
    summary: 'Make a macro',
    can: 'desk.manage',
    input: z.object({
      ...macroFields,
      team_id: macroFields.team_id.default(null),
      position: macroFields.position.default(0),
    }),
    reply: z.object({ id: Id, version: z.int() }),
  }),
  changeMacro: patch('/api/desk/macros/:id', {
    summary: 'Change a macro, put it elsewhere in the order, or lay it aside',
    can: 'desk.manage',
    input: z.object({
      id: Id,
      version: z.int().meta({ title: 'Version' }),
      ...z.object(macroFields).partial().shape,
      archived: z.boolean().optional().meta({ title: 'Archived' }),
    }),
    reply: z.object({ id: Id, version: z.int() }),
  }),
  fillMacro: get('/api/desk/tickets/:id/macro', {
    summary: 'Show a macro with this ticket filled in, without doing anything',
    can: 'desk.work',
    input: z.object({ id: Id, macro_id: Id }),
    /** `sets`: the fields that it would set, and to what, by name. */
    reply: MacroDefinition.extend({
      sets: z.array(z.object({ name: z.string(), title: z.string(), to: z.string() })),
    }),
  }),
}

/** What a macro says stays with the macro: told is who changed what about it. */
export const MacroPart = z.enum(['title', 'team', 'words', 'move', 'fields', 'tags', 'order', 'archived'])
export const MacroChanged = event(
  'desk.macro-changed',
  z.object({
    title: z.string(),
    /** Empty: it was made. */
    changed: z.array(MacroPart),
    archived: z.boolean(),
  }),
)

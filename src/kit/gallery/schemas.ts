import { z } from 'zod'

/** A change, as the gallery's form asks for it. */
export const Change = z.object({
  what: z.string().min(3).max(200).meta({ title: 'What will be done' }),
  kind: z
    .enum(['standard', 'normal', 'emergency'])
    .default('normal')
    .meta({ title: 'Kind', hint: 'Normal needs one approval and a way back.' }),
  touches: z
    .array(z.string())
    .min(1)
    .meta({ title: 'Touches', hint: 'Found from the map: 48 things behind it.', widget: 'records' }),
  begins: z.iso.datetime({ offset: true }).meta({ title: 'Begins' }),
  takes: z.number().int().min(5).max(600).meta({ title: 'Takes' }),
  how: z.string().max(5000).meta({ title: 'How' }),
  back: z
    .string()
    .max(5000)
    .optional()
    .meta({ title: 'Way back', hint: 'What you do if step 2 fails, and how long that takes.' }),
  who: z.string().optional().meta({ title: 'Who does it', widget: 'record' }),
  until: z.iso.date().optional().meta({ title: 'Forget it after' }),
  tags: z.array(z.string()).optional().meta({ title: 'Tags' }),
  told: z.boolean().optional().meta({ title: 'Tell those behind it', hint: '92 people, two days before.' }),
  site: z
    .enum(['bergen', 'hamburg', 'valparaiso', 'oslo', 'gdynia', 'rotterdam', 'cadiz', 'bremen', 'lagos'])
    .optional()
    .meta({ title: 'Site' }),
  notes: z.string().max(20_000).optional().meta({ title: 'Notes', widget: 'rich-text' }),
})

import { z } from 'zod'
import type { Form } from '#kit/form/use-form'
import { clocks } from '../contract.ts'
import { PolicyDefinition } from '../schemas.ts'

/** All that a service level promises, side by side, as the form holds it. */
export const Draft = z.object({ title: clocks.createPolicy.input.shape.title, ...PolicyDefinition.shape })
export type Draft = z.output<typeof Draft>
export type DraftForm = Form<keyof Draft>

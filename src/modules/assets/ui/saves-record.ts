import { underField } from '#kit/form/edit-in-place.tsx'

/** For the command of a form about assets: it shows its refusal itself, and their records and histories are others then. */
export const savesRecord = { form: underField, touches: ['records', 'history'] } as const

import { z } from 'zod'
import { Id, post } from '#lib/contract'
import { PersonDraft, TeamDraft } from './schemas.ts'

const Made = z.object({ id: Id, key: z.string() })

export const people = {
  create: post('/api/people', {
    summary: 'Add a person to the directory',
    can: 'people.add',
    input: PersonDraft,
    reply: Made,
  }),
  createTeam: post('/api/teams', {
    summary: 'Set up a team',
    can: 'people.teams',
    input: TeamDraft,
    reply: Made,
  }),
}

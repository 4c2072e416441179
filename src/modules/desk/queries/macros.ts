import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { MacroDefinition } from '../macro-contract.ts'

/** Macros that this person can use, in the order in which they are offered. */
export async function listMacros({ db, actor }: Read) {
  const rows = await db
    .selectFrom('macro')
    .leftJoin('principal as team', 'team.id', 'macro.team_id')
    .select([
      'macro.id',
      'macro.title',
      'macro.definition',
      'macro.position',
      'macro.version',
      'team.id as team_id',
      'team.name as team_name',
    ])
    .where('macro.archived', '=', false)
    .where((eb) =>
      eb.or([
        eb('macro.team_id', 'is', null),
        ...(may(actor, 'desk.manage', null) ? [eb.lit(true)] : []),
        ...(actor.teams.length > 0 ? [eb('macro.team_id', 'in', actor.teams)] : []),
      ]),
    )
    .orderBy('macro.position')
    .orderBy('macro.title')
    .execute()
  return {
    items: rows.map(({ team_id, team_name, definition, ...macro }) => ({
      ...macro,
      team: team_id && team_name ? { id: team_id, name: team_name } : null,
      definition: MacroDefinition.parse(definition),
    })),
  }
}

import './languages/de-served.ts'
import { knowPermissions } from '#kernel/auth/permissions'
import { knowPowers } from '#kernel/auth/powers'
import { knowConstraints } from '#kernel/constraints'
import { knowViews } from '#kernel/default-views'
import { knowChecks } from '#kernel/doctor/check'
import { groundChecks } from '#kernel/doctor/checks'
import { knowEventLines } from '#kernel/event-lines'
import { subscribe } from '#kernel/events'
import { subscriptionsOf } from '#kernel/flows'
import { knowGuards } from '#kernel/guard'
import { knowKinds } from '#kernel/kinds'
import { knowWork } from '#kernel/known-work'
import { knowLocked } from '#kernel/locked-columns'
import { knowPasts } from '#kernel/past'
import { knowPersonalData } from '#kernel/personal-data'
import { knowPromises } from '#kernel/promised'
import { knowRelations } from '#kernel/relations'
import { knowRetention } from '#kernel/retention'
import { knowSettings } from '#kernel/settings'
import { flows as joins } from '#flows/index'
import type { Module } from '#kernel/module'
import { modules as ours } from '#modules/index'

/** Puts the rooms together, ours unless a test brings one more: after this the kernel knows all that they declare. */
export function compose(modules: readonly Module[] = ours) {
  const flows = [...modules.flatMap((module) => module.flows ?? []), ...joins]
  knowKinds(modules.flatMap((module) => module.kinds ?? []))
  knowPermissions(Object.assign({}, ...modules.map((module) => module.permissions ?? {})))
  knowPowers(modules.flatMap((module) => module.powers ?? []))
  knowGuards(modules.flatMap((module) => module.guard ?? []))
  knowPromises(modules)
  knowConstraints(Object.assign({}, ...modules.map((module) => module.refusals ?? {})))
  knowRelations(modules.flatMap((module) => module.relations ?? []))
  knowEventLines(modules.flatMap((module) => module.eventLines ?? []))
  knowPasts(modules.flatMap((module) => module.pasts ?? []))
  knowViews(modules.flatMap((module) => module.views ?? []))
  knowPersonalData(modules.flatMap((module) => module.personalData ?? []))
  knowLocked(modules.flatMap((module) => module.locks ?? []))
  const retention = modules.flatMap((module) => module.retention ?? [])
  knowRetention(retention)
  knowSettings([...modules.flatMap((module) => module.settings ?? []), ...retention.map(({ days }) => days)])
  knowChecks([...groundChecks, ...modules.flatMap((module) => module.checks ?? [])])
  subscribe(subscriptionsOf(flows))
  const work = {
    tasks: modules.flatMap((module) => module.tasks ?? []),
    schedules: modules.flatMap((module) => module.schedules ?? []),
  }
  knowWork(work)
  return { modules, flows, lanes: modules.flatMap((module) => module.lanes ?? []), ...work }
}

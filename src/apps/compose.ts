import { knowPermissions } from '#kernel/auth/permissions'
import { subscribe } from '#kernel/events'
import { subscriptionsOf } from '#kernel/flows'
import { knowKinds } from '#kernel/kinds'
import { flows as joins } from '#flows/index'
import { modules } from '#modules/index'

/** Puts the rooms together: after this the kernel knows every kind, permission and subscriber. */
export function compose() {
  const flows = [...modules.flatMap((module) => module.flows ?? []), ...joins]
  knowKinds(modules.flatMap((module) => module.kinds ?? []))
  knowPermissions(Object.assign({}, ...modules.map((module) => module.permissions ?? {})))
  subscribe(subscriptionsOf(flows))
  return {
    modules,
    flows,
    tasks: modules.flatMap((module) => module.tasks ?? []),
    schedules: modules.flatMap((module) => module.schedules ?? []),
  }
}

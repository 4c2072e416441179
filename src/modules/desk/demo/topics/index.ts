import { access } from './access.ts'
import { hardware } from './hardware.ts'
import { network } from './network.ts'
import { programs } from './programs.ts'
import { software } from './software.ts'

export const topics = [...hardware, ...software, ...programs, ...network, ...access]

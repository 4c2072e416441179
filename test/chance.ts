import { configureGlobal } from 'fast-check'

/** Ten runs are ten equal runs; `TEST_SEED=random` goes looking for what none of them would find. */
const { TEST_SEED: seed = '20261130' } = process.env
configureGlobal(seed === 'random' ? {} : { seed: Number(seed) })

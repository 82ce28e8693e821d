import fc from 'fast-check';

/** One fixed seed for every property; printed so that a failure can be repeated. */
export const SEED = 20241122;
fc.configureGlobal({ seed: SEED });
console.info(`fast-check seed ${SEED}`);

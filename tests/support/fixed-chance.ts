import fc from 'fast-check';

// Properties are tried with the same values in every run: what fails today has not passed by luck yesterday. `RENKEI_SEED`
// tries others.
fc.configureGlobal({ seed: Number(process.env.RENKEI_SEED ?? 20_261_129) });

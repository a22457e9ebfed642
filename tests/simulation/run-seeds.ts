/** Runs seeds in a process of its own, so that several share the machine: first seed, how many, clients, steps. */
import { simulateAll } from './stage.ts';

const [first = 1, count = 1, clients = 4, steps = 100] = process.argv.slice(2).map(Number);
const outcomes = await simulateAll(Array.from({ length: count }, (_, index) => ({ seed: first + index, clients, steps })));
process.stdout.write(JSON.stringify(outcomes), () => process.exit(0));

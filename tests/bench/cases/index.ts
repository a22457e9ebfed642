import type { Case } from '../case.ts';
import { coldOpen } from './cold-open.ts';
import { durability } from './durability.ts';
import { fanOut } from './fan-out.ts';
import { herd } from './herd.ts';
import { memory } from './memory.ts';
import { throughput } from './throughput.ts';

/** Every case, in the order of the tables. */
export const cases: readonly Case[] = [fanOut, throughput, coldOpen, herd, memory, durability];

import { expect, it } from 'vitest';
import { afterClose } from './after-close.ts';

it('[SY7] words wait for another day after 4401 and 4426, and become a draft after every other close for good', () => {
	expect([4401, 4426].map((code) => afterClose(code).anotherDay)).toEqual([true, true]);
	expect([4400, 4403, 4404, 4499].map((code) => afterClose(code).anotherDay)).toEqual([false, false, false, false]);
});

it('[SY7] what an earlier page left becomes a draft only where the part itself is out of reach', () => {
	expect([4400, 4401, 4403, 4404, 4426].filter((code) => afterClose(code).alsoUnsent)).toEqual([4403, 4404]);
	expect([4400, 4401, 4403, 4404, 4426].map((code) => afterClose(code).refusal)).toEqual([
		'malformed',
		'not-signed-in',
		'forbidden',
		'forbidden',
		'client-too-old',
	]);
});

import { expect, it } from 'vitest';
import { placeAddress, placeFromAddress } from './place-address.ts';

it('[AP4] a place of a part stands in the address and is read back', () => {
	const cell = { kind: 'cell', key: 'gates.date', row: 2 } as const;
	expect(placeAddress(cell)).toBe('cell:gates.date:2');
	expect(placeFromAddress('cell:gates.date:2')).toMatchObject(cell);
	expect(placeFromAddress('field:no-other-grant')).toMatchObject({ kind: 'field', key: 'no-other-grant' });
	expect(placeFromAddress('cell:gates.date:0')?.row).toBe(0);
});

it('[AP4] an address that names no place leads to none', () => {
	expect(['', 'cell', 'body:x', 'cell:"><b>', 'field:a:b'].map(placeFromAddress)).toEqual([null, null, null, null, null]);
});

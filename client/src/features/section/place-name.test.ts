import { template } from '@renkei/plan';
import { expect, it } from 'vitest';
import { placeNameOf } from './place-name.ts';

const spec = (key: string) => {
	const section = template.sections.find((candidate) => candidate.key === key);
	if (section === undefined || section.perBody === null) {
		throw new Error(`no parts of bodies in ${key}`);
	}
	return section.perBody;
};

it('[SE33] a draft names the field or the cell that its value was typed into', () => {
	expect(placeNameOf(spec('02'), 'rows:issues/r1/source')).toBe('出典（団体の課題）');
	expect(placeNameOf(spec('11'), 'fields/population')).toBe('人口');
});

it('[SE34] a place that the template does not know has no name', () => {
	expect(placeNameOf(spec('02'), 'rows:issues/r1/gone')).toBeNull();
	expect(placeNameOf(spec('02'), 'rows:gone/r1/source')).toBeNull();
	expect(placeNameOf(spec('11'), 'fields/gone')).toBeNull();
});

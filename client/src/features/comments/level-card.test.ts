import { expect, it } from 'vitest';
import { levelOf } from './level-card.ts';

it('[CO6] a card below its words is scrolled up to them, one above is pushed down', () => {
	expect(levelOf(500, 300)).toEqual({ padding: 0, scroll: 200 });
	expect(levelOf(100, 300)).toEqual({ padding: 200, scroll: 0 });
	expect(levelOf(300, 300)).toEqual({ padding: 0, scroll: 0 });
});

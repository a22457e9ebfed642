/** The front door of open items: the open comments of all plans. */
export type { Narrowed } from './narrow.ts';
export { OpenItems } from './open-items.tsx';

import './open-items.css';

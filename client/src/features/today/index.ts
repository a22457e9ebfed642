/** The front door of today: what a seat should do. */

export { LeftWords } from './left-words.tsx';
export { Today } from './today.tsx';

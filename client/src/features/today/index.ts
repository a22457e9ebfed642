/** The front door of today: what a seat should do. */
export { Today } from './today.tsx';

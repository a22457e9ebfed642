/** The front door of agreement: how far up each body has agreed, above the table of section 04. */
export { Agreement } from './agreement.tsx';

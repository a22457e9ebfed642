/** The front door of receipt: what stays in the hands of the body after an act. */
export { Receipt } from './receipt.tsx';

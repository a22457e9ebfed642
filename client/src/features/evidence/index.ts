/** The front door of evidence: what was frozen and recorded of a part. */
export { Evidence } from './evidence.tsx';

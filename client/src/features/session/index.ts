/** The front door of session: who is here, and the entrance. */
export { Entrance } from './entrance.tsx';
export { SessionGate } from './session-gate.tsx';

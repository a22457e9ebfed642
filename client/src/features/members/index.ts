/** The front door of members: seats and who leads. */
export { Members } from './members.tsx';

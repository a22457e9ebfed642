/** The front door of the inbox: what a person is told. */
export { Inbox } from './inbox.tsx';

/** The front door of questions: what the bodies answered in a section, side by side, and the inquiry for what is missing. */
export { BodyQuestions } from './body-questions.tsx';

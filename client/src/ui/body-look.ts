/** The look of a body is the server's too (it stamps carets with it), so it lives in packages/plan. */
export { type BodyLook, bodyColours, bodyLookOf, type LookedAt } from '@renkei/plan';

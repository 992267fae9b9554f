/** Something in the way of a start, told in words that say what to do. Shown without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The command was called wrongly: exit code 2 and one message. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}

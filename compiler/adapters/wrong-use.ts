/** A command or a plugin was called wrongly: one message, and exit code 2 from a command. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}

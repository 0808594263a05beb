/** As they were at load: a task may put others in their place. */
const { stdout, stderr } = process;
const Promises = Promise;

/**
 * Resolves when the thread that started this one has all that was printed here; undefined when it has, or when nothing was.
 * A worker's output takes another way than its messages, and waits at times for room.
 */
export function allPrinted(): Promise<unknown> | undefined {
  if (!isWaiting(stdout) && !isWaiting(stderr)) return undefined;
  return Promises.all([stdout, stderr].filter(isWaiting).map(printed));
}

const isWaiting = ({ writable, writableLength }: NodeJS.WriteStream): boolean =>
  writableLength > 0 && writable;

const printed = (stream: NodeJS.WriteStream) =>
  new Promises((resolve) => stream.write("", resolve));

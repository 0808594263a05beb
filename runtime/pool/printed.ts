/** As they were at load: a task may put others in their place. */
const { stdout, stderr } = process;

/**
 * Resolves when the thread that started this one has all that was printed here; undefined when it has, or when nothing was.
 * A worker's output takes another way than its messages, and waits at times for room.
 */
export function allPrinted(): Promise<unknown> | undefined {
  const waiting = [stdout, stderr].filter(
    ({ writable, writableLength }) => writable && writableLength > 0,
  );
  return waiting.length === 0 ? undefined : Promise.all(waiting.map(printed));
}

const printed = (stream: NodeJS.WriteStream) => new Promise((resolve) => stream.write("", resolve));

/** Freezes plain data, and the values of its maps. A late write then fails where it is made. */
export function freeze<T>(data: T): T {
  if (typeof data !== "object" || data === null || Object.isFrozen(data)) return data;
  Object.freeze(data);
  for (const part of data instanceof Map ? data.values() : Object.values(data)) freeze(part);
  return data;
}

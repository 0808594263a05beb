import { test } from "vitest";
import { playGenerated } from "./fixtures/play-generated.js";

test("generated classes give the same results alone, local and shared", () =>
  playGenerated(8, 20_011));

import { test } from "vitest";
import { playGenerated } from "../../shared/fixtures/play-generated.js";

const { SEED = String(Date.now() % 2 ** 31), CLASSES = "60" } = process.env;

test(`${CLASSES} generated classes of seed ${SEED} give the same results alone, local and shared`, () =>
  playGenerated(Number(CLASSES), Number(SEED)));

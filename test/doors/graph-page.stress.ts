import { describe, expect, it } from "vitest";
import { toHtml } from "../../compiler/draw/html/page.js";
import { headOf } from "../../compiler/draw/labels.js";
import { drawingOf, nasty } from "../compiler/draw/drawings.js";
import { corpus } from "../compiler/plan/corpus.js";
import { everything } from "../compiler/plan/everything.js";
import { Project } from "../project.js";
import { browser, visit } from "./chromium.js";
import { longEnough } from "./watching.js";

const broken = {
  ...corpus,
  "src/context.ts": corpus["src/context.ts"].replace("  tokenizer = local(Tokenizer);\n", ""),
};

/** The page of a program, on disk. */
function pageOf(files: Readonly<Record<string, string>>): string {
  const project = new Project({ "graph.html": toHtml(drawingOf(files)) });
  return project.path("graph.html");
}

const title = "the page in a browser";
const name = browser === undefined ? `${title}: skipped, there is no Chromium` : title;

describe.skipIf(browser === undefined)(name, { timeout: longEnough }, () => {
  it.each(Object.entries({ corpus, everything, nasty, broken }))(
    "loads nothing and complains of nothing: %s",
    async (_, files) => {
      await visit(pageOf(files), "light", async ({ page, requests, complaints }) => {
        const boxes = drawingOf(files).contexts.flatMap(({ nodes }) => nodes);
        expect(await page.locator(".box").count()).toBe(boxes.length);
        const names = await page.locator(".box .name").allTextContents();
        expect(names.sort()).toEqual(boxes.map(headOf).sort());
        expect(await page.locator("script").count()).toBe(1);
        expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
      });
    },
  );

  it("keeps every text within its box, and boxes off one another", async () => {
    await visit(pageOf(everything), "light", async ({ page }) => {
      expect(await page.evaluate<readonly string[]>(spilling)).toEqual([]);
      expect(await page.evaluate<readonly string[]>(overlapping)).toEqual([]);
    });
  });

  it.each(["light", "dark"] as const)("can be read in %s", async (scheme) => {
    await visit(pageOf(broken), scheme, async ({ page }) => {
      const contrasts = await page.evaluate<readonly [string, number][]>(contrastsInBoxes);
      expect(contrasts.length).toBeGreaterThan(10);
      expect(contrasts.filter(([, contrast]) => contrast < 4.5)).toEqual([]);
    });
  });

  it("lights what a box depends on and who depends on it", async () => {
    await visit(pageOf(corpus), "light", async ({ page }) => {
      const lit = () => page.locator(".box.lit .name").allTextContents();
      expect(await lit()).toEqual([]);
      await page.locator("[id].shared").hover();
      expect(await lit()).toEqual(["map(countWords)", "countWords", "counts (shared)"]);
      await page.locator("[id].node").focus();
      expect(await lit()).toContain("tokenizer (local)");
      await page.locator("[id].flow").focus();
      expect(await lit()).toHaveLength(7);
      await page.mouse.move(5, 5);
      await page.keyboard.press("Escape");
      expect(await page.locator(".dimmed").count()).toBe(0);
    });
  });

  it("finds boxes by name, type and file", async () => {
    await visit(pageOf(corpus), "light", async ({ page }) => {
      const lit = () => page.locator(".box.lit .name").allTextContents();
      await page.keyboard.press("/");
      await page.keyboard.type("wordcounts context.ts");
      expect(await lit()).toEqual(["counts (shared)"]);
      expect(await page.locator("#found").textContent()).toBe("1 of 7");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("box-6");
      await page.keyboard.press("Escape");
      expect(await page.locator(".dimmed").count()).toBe(0);
    });
  });

  it("names all that can be focused, and leads from a problem to its box", async () => {
    await visit(pageOf(broken), "light", async ({ page }) => {
      expect(await page.evaluate(nameless)).toEqual([]);
      expect(await page.title()).toBe("Corpus: AetherFlow graph");
      await page.getByText("AF1001: No provider for Tokenizer").first().click();
      expect(await page.evaluate("document.querySelector(':target .name').textContent")).toBe(
        "countWords",
      );
    });
  });
});

/** Texts that are wider than what they stand in. */
const spilling = `[...document.querySelectorAll(".box")].flatMap((box) => {
  const within = box.querySelector(".shape").getBBox();
  return [...box.querySelectorAll("text")].filter((text) => {
    const { x, y, width, height } = text.getBBox();
    return x < within.x || x + width > within.x + within.width || y < within.y || y + height > within.y + within.height;
  }).map((text) => text.textContent);
})`;

const overlapping = `(() => {
  const all = [...document.querySelectorAll(".box")].map((box) => [box.id, box.querySelector(".shape").getBBox()]);
  return all.flatMap(([id, a], at) => all.slice(at + 1)
    .filter(([, b]) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
    .map(([other]) => id + " and " + other));
})()`;

/** By the definition of WCAG. */
const contrastsInBoxes = `(() => {
  const luminance = (colour) => {
    const parts = colour.match(/[\\d.]+/gu).slice(0, 3).map((each) => {
      const value = each / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return [...document.querySelectorAll(".box text")].map((text) => {
    const ground = getComputedStyle(text.parentElement.querySelector(".shape")).fill;
    return [text.textContent, contrast(luminance(getComputedStyle(text).fill), luminance(ground))];
  });
})()`;

const nameless = `[...document.querySelectorAll("[tabindex], input, a, svg:not([aria-hidden])")]
  .filter((each) => !(each.getAttribute("aria-label") ?? each.textContent).trim())
  .map((each) => each.outerHTML)`;

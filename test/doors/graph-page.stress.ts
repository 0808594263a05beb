import { describe, expect, it } from "vitest";
import { toHtml } from "../../compiler/draw/html/page.js";
import { headOf } from "../../compiler/draw/labels.js";
import { drawingOf, nasty } from "../compiler/draw/drawings.js";
import { large } from "../compiler/draw/large.js";
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

  it.each(Object.entries({ everything, nasty, large: large(20) }))(
    "keeps every text within its box, boxes off one another, arrows and labels off boxes: %s",
    async (_, files) => {
      await visit(pageOf(files), "light", async ({ page }) => {
        expect(await page.evaluate<readonly string[]>(spilling)).toEqual([]);
        expect(await page.evaluate<readonly string[]>(overlapping)).toEqual([]);
        expect(await page.evaluate<readonly string[]>(runOver)).toEqual([]);
      });
    },
  );

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

  it("shows what is lit above all else, and marks what has the focus", async () => {
    await visit(pageOf(corpus), "light", async ({ page }) => {
      const above = () => page.locator(".over .box .name").allTextContents();
      expect(await above()).toEqual([]);
      await page.keyboard.press("Tab");
      await page.locator("[id].node").focus();
      const lit = await page.locator(".box.lit .name").allTextContents();
      expect((await above()).sort()).toEqual(lit.sort());
      expect(await page.locator(".over .focused .name").allTextContents()).toEqual(["countWords"]);
      await page.keyboard.press("Escape");
      expect(await above()).toEqual([]);
    });
  });

  it("makes pictures smaller and larger", async () => {
    await visit(pageOf(everything), "light", async ({ page }) => {
      const width = () => page.locator(".picture svg").evaluate((each) => each.clientWidth);
      const click = (name: string) => page.getByRole("button", { name }).click();
      await click("Full size");
      const full = await width();
      await click("Larger");
      expect(await width()).toBeCloseTo(full * 1.25, -1);
      await click("Show all");
      const [outer, inner] =
        await page.evaluate<readonly { readonly width: number; readonly height: number }[]>(sizes);
      expect(inner!.height).toBeLessThanOrEqual(outer!.height);
      expect(inner!.width).toBeLessThanOrEqual(outer!.width);
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

const sizes = `[".picture", ".picture svg"].map((each) => document.querySelector(each).getBoundingClientRect().toJSON())`;

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

/** Boxes that an arrow of neither end passes, where arrows go to columns further right; labels upon one another. */
const runOver = `(() => {
  const boxes = [...document.querySelectorAll(".box")].map((box) => [box.id, box.querySelector(".shape").getBBox()]);
  const arrows = [...document.querySelectorAll(".edge[data-from]:not(.passes)")].flatMap((edge) => {
    const { from, to } = edge.dataset;
    const length = edge.getTotalLength();
    const points = Array.from({ length: 400 }, (_, at) => edge.getPointAtLength(length * at / 400));
    return boxes.filter(([id]) => id !== from && id !== to)
      .filter(([, b]) => points.some((p) => p.x > b.x && p.x < b.x + b.width && p.y > b.y && p.y < b.y + b.height))
      .map(([id]) => from + " to " + to + " over " + id);
  });
  const labels = [...document.querySelectorAll(".label")].map((each) => [each.textContent, each.getBBox()]);
  const texts = labels.flatMap(([text, a], at) => labels.slice(at + 1)
    .filter(([, b]) => a.x < b.x + b.width && b.x < a.x + a.width && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height)
    .map(([other]) => text + " upon " + other));
  return [...arrows, ...texts];
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

import type ts from "typescript";
import { Asking, type Editor } from "./asking.js";
import { definable } from "./bare-decorator.js";
import { checks } from "./checks.js";
import { definitions, definitionsAndSpan } from "./definitions.js";
import { hover } from "./hover.js";
import { quickFixes } from "./quick-fixes.js";
import { references } from "./references.js";
import { renaming } from "./renaming.js";

type Service = ts.LanguageService;

/** A language service that knows contexts, nodes and flows. */
export function serviceOf(editor: Editor): Service {
  const asking = new Asking(editor);
  return {
    ...bound(editor.service),
    ...checks(asking),
    ...quickFixes(asking),
    ...places(asking),
    ...renaming(asking),
  };
}

/** Of another plugin, methods may need their `this`. */
function bound(service: Service): Service {
  const methods = Object.entries(service).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === "function" ? value.bind(service) : value,
  ]);
  return Object.fromEntries(methods) as Service;
}

type Places = Pick<
  Service,
  | "getQuickInfoAtPosition"
  | "getDefinitionAtPosition"
  | "getDefinitionAndBoundSpan"
  | "findReferences"
>;

type Referenced = ts.ReferencedSymbol[] | undefined;

/** An editor cannot open what is not on disk. */
const withoutUnwritten = ({ editor }: Asking, found: Referenced): Referenced =>
  found?.map((symbol) => ({
    ...symbol,
    references: symbol.references.filter((each) => !editor.wiring?.isUnwritten(each.fileName)),
  }));

/** Questions about the name at a place. */
function places(asking: Asking): Places {
  const { service } = asking.editor;
  return {
    getQuickInfoAtPosition: (file, position, ...rest) => {
      const stock = service.getQuickInfoAtPosition(file, position, ...rest);
      return asking.about(file, position, stock, (asked) => hover(asked, stock));
    },
    getDefinitionAtPosition: (file, position, ...rest) => {
      const from = definable(asking, file, position);
      const stock = service.getDefinitionAtPosition(file, from, ...rest);
      return asking.about(file, position, stock, (asked) => definitions(asked, stock));
    },
    getDefinitionAndBoundSpan: (file, position) => {
      const from = definable(asking, file, position);
      const stock = service.getDefinitionAndBoundSpan(file, from);
      return asking.about(file, position, stock, (asked) => definitionsAndSpan(asked, stock));
    },
    findReferences: (file, position) => {
      const stock = withoutUnwritten(asking, service.findReferences(file, position));
      return asking.about(file, position, stock, (asked) => references(asked, stock));
    },
  };
}

import type { Diagnostic } from "../model/diagnostic.js";
import type { Site } from "../model/site.js";
import {
  type CatalogueEntry,
  diagnosticOf,
  errorEntry,
  type Wording,
  warningEntry,
} from "./entry.js";

type More = Omit<Wording, "message">;

const entryAF2001 = errorEntry([
  "AF2001",
  "nodeNotExported",
  "A node is an exported top-level function or const",
  "The wiring module imports the nodes it calls.",
  "Export the node at the top level of its file.",
]);

export const nodeNotExported = (
  site: Site,
  { node }: { node: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2001, site, {
    ...more,
    message: `Node ${node} is not an exported top-level declaration`,
  });

const entryAF2002 = warningEntry([
  "AF2002",
  "moduleVariable",
  "A node uses a variable of a module that changes",
  "Each worker loads each module for itself, so each has its own copy of its variables, and the main thread has another. What one changes the others do not see.",
  "Keep it in a `shared` provider if all threads are meant to see it, in a `local` one if not.",
]);

export const moduleVariable = (
  site: Site,
  { variable, node }: { variable: string; node: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2002, site, {
    ...more,
    message: `Node ${node} uses ${variable}, of which each thread has its own copy`,
  });

const entryAF2003 = errorEntry([
  "AF2003",
  "overloadedNode",
  "A node has overloads",
  "Which of several signatures a flow means cannot be said.",
  "Give the node one signature.",
]);

export const overloadedNode = (
  site: Site,
  { node }: { node: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2003, site, { ...more, message: `Node ${node} is overloaded` });

const entryAF2004 = errorEntry([
  "AF2004",
  "parameterForm",
  "A parameter cannot be injected",
  "A rest, destructured or `this` parameter has no name by which a provider could be found.",
  "Write a plain parameter with a name.",
]);

export const parameterForm = (
  site: Site,
  { form, owner }: { form: string; owner: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2004, site, {
    ...more,
    message: `The ${form} parameter of ${owner} cannot be injected`,
  });

const entryAF2006 = errorEntry([
  "AF2006",
  "unknownOption",
  "An option does not exist",
  "Options are read from the source text, and each of them has a meaning.",
  "Remove the option.",
]);

export const unknownOption = (
  site: Site,
  { option, of }: { option: string; of: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2006, site, { ...more, message: `There is no option ${option} of ${of}` });

const entryAF2007 = errorEntry([
  "AF2007",
  "duplicateFlow",
  "Two flows of one name in a context",
  "The app has one method a flow.",
  "Rename one of the flows.",
]);

export const duplicateFlow = (
  site: Site,
  { flow, context }: { flow: string; context: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2007, site, {
    ...more,
    message: `Two flows of ${context} are called ${flow}`,
  });

const entryAF2008 = errorEntry([
  "AF2008",
  "brokenMember",
  "A context member is not static",
  "Members are read from the source text: `name = local(Class)`.",
  "Write it as a public property: `name = local(...)` or `name = shared(...)`.",
]);

export const brokenMember = (
  site: Site,
  { member, reason }: { member: string; reason: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2008, site, { ...more, message: `Member ${member} ${reason}` });

const entryAF2009 = errorEntry([
  "AF2009",
  "emptyFactory",
  "A factory returns nothing",
  "A provider is for what others need: its factory returns the value.",
  "Return the value.",
]);

export const emptyFactory = (
  site: Site,
  { member }: { member: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2009, site, { ...more, message: `The factory of ${member} returns nothing` });

const entryAF2010 = errorEntry([
  "AF2010",
  "notConstructible",
  "A class cannot be constructed",
  "The class is abstract, its constructor is not public, or it has overloads.",
  "Provide it by a factory: `local(() => ...)`.",
]);

export const notConstructible = (
  site: Site,
  { name, reason }: { name: string; reason: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2010, site, {
    ...more,
    message: `Class ${name} cannot be constructed: it ${reason}`,
  });

const entryAF2011 = errorEntry([
  "AF2011",
  "inputAfterDependency",
  "Dependencies come after inputs",
  "Inputs are first in the parameters of a node, dependencies last.",
  "Move the parameter before the dependencies.",
]);

export const inputAfterDependency = (
  site: Site,
  { parameter, node }: { parameter: string; node: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2011, site, {
    ...more,
    message: `Input ${parameter} of node ${node} comes after a dependency`,
  });

const entryAF2012 = errorEntry([
  "AF2012",
  "typeOnlyImport",
  "Only the type of a value is imported",
  "A context or a flow uses the value, and `import type` leaves it out of the program.",
  "Import it without `type`.",
]);

export const typeOnlyImport = (
  site: Site,
  { name }: { name: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2012, site, {
    ...more,
    message: `${name} is imported as a type and used as a value`,
  });

const entryAF2013 = errorEntry([
  "AF2013",
  "inlineCaptures",
  "An inline function captures something",
  "Inline functions and initial values are copied into the wiring, where names of their surroundings do not exist.",
  "Make it an exported node, or use only its parameters.",
]);

export const inlineCaptures = (
  site: Site,
  { what, reason }: { what: string; reason: string },
  more: More = {},
): Diagnostic => diagnosticOf(entryAF2013, site, { ...more, message: `This ${what} ${reason}` });

const entryAF2014 = errorEntry([
  "AF2014",
  "twoContexts",
  "Two contexts in one file",
  "The wiring stands beside the file of its context, so a file has one.",
  "Move one of the contexts to a file of its own.",
]);

export const twoContexts = (
  site: Site,
  { name, first }: { name: string; first: string },
  more: More = {},
): Diagnostic =>
  diagnosticOf(entryAF2014, site, {
    ...more,
    message: `Context ${name} is in the same file as ${first}`,
  });

const entryAF2015 = errorEntry([
  "AF2015",
  "unmarkedStep",
  "A step is not marked as a node",
  "A flow calls nodes: functions that are marked.",
  "Write `/** @node */` above the function.",
]);

export const unmarkedStep = (site: Site, { text }: { text: string }, more: More = {}): Diagnostic =>
  diagnosticOf(entryAF2015, site, { ...more, message: `Step ${text} is not marked as a node` });

export const declarationsEntries: readonly CatalogueEntry[] = [
  entryAF2001,
  entryAF2002,
  entryAF2003,
  entryAF2004,
  entryAF2006,
  entryAF2007,
  entryAF2008,
  entryAF2009,
  entryAF2010,
  entryAF2011,
  entryAF2012,
  entryAF2013,
  entryAF2014,
  entryAF2015,
];

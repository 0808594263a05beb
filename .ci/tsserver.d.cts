import type ts = require("typescript");

/** The plugin that tsserver loads: `{ "name": "aetherflow/tsserver" }`. */
declare function init(modules: { readonly typescript: typeof ts }): ts.server.PluginModule;

export = init;

const { transform } = require("esbuild");

/** For webpack, which knows JavaScript only. */
module.exports = function stripTypes(source) {
  const done = this.async();
  const options = {
    loader: "ts",
    sourcefile: this.resourcePath,
    sourcemap: true,
    target: "node20",
  };
  transform(source, options).then(({ code, map }) => done(null, code, map), done);
};

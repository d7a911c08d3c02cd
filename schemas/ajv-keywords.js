// Tells ajv's strict mode which words of ours are annotations: those that icplint.vocabulary.json declares.
const {properties} = require("./icplint.vocabulary.json");

module.exports = (ajv) => {
  for (const [keyword, metaSchema] of Object.entries(properties)) {
    ajv.addKeyword({keyword, metaSchema});
  }
  return ajv;
};

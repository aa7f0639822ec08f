// _index.md is Hugo's page of the roll; here it says only how many articles a page of the roll has.
export default { permalink: false };

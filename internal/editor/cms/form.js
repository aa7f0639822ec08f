// Starts the form: its rows need the names of the site, so that Decap CMS waits for tables.json.
(async () => {
  const tables = await (await fetch("tables.json")).json();
  bangvangWidgets(tables);
  bangvangPreview(tables);
  bangvangProblems(tables);
  CMS.init();
})();

// Starts the form: its rows need the names of the site, so that Decap CMS waits for tables.json.
(async () => {
  const tables = await (await fetch("tables.json")).json();
  bangvangWidgets(tables);
  bangvangPreview(tables);
  bangvangProblems(tables);
  // On a phone there is room for the rows or the preview: the eye of Decap CMS changes between them.
  const preview = "cms.right-pane";
  if (innerWidth < 800 && localStorage.getItem(preview) === null) localStorage.setItem(preview, "none");
  CMS.init();
})();

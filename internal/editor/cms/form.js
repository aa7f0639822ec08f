// Starts the form: its rows need the names of the site, so that Decap CMS waits for tables.json.
(async () => {
  const tables = await (await fetch("tables.json")).json();
  // The units of the country are fetched when somebody writes a locality, or opens an article that has one.
  const checks = bangvangChecks(tables), units = { failed: false, loading: null };
  const fetchUnits = async () => {
    const answer = await fetch("units.bin");
    if (!answer.ok) throw new Error(answer.statusText);
    checks.places.open(await bangvangUnits.unpack(await answer.arrayBuffer()));
    const warm = () => { if (checks.places.warm()) setTimeout(warm, 5); }; // between keystrokes
    warm();
  };
  units.load = () => units.loading ||= fetchUnits().then(() => { units.failed = false; }, () => {
    units.failed = true; // what cannot be checked is no error; it is tried again after a while
    setTimeout(() => { units.loading = null; }, 10000);
  }).then(() => { dispatchEvent(new Event("bangvang-units")); });
  checks.places.onWanted(units.load);
  bangvangWidgets(tables, checks, units);
  bangvangPreview(tables, checks);
  bangvangProblems(tables);
  // On a phone there is room for the rows or the preview: the eye of Decap CMS changes between them.
  const preview = "cms.right-pane";
  if (innerWidth < 800 && localStorage.getItem(preview) === null) localStorage.setItem(preview, "none");
  CMS.init();
})();

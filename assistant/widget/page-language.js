// Runs before the first paint: the page in one language; without scripts it stands in both.
{
  const found = navigator.languages.map((one) => one.slice(0, 2)).find((one) => one === "en" || one === "sq");
  document.documentElement.lang = found || "sq";
  document.documentElement.dataset.one = "";
}

// Every article has the layout of articles, and the address of its day.
export default {
  layout: "article.11ty.js",
  permalink: (data) => `/${data.page.filePathStem.split("/").slice(2, 4).join("/")}/${data.page.fileSlug}/index.html`,
};

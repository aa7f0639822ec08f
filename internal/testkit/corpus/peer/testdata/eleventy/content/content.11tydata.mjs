// Pages that are not articles.
export default { layout: "plain.11ty.js" };

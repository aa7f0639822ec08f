import { crumbs, page } from "../html.mjs";

export const data = { permalink: "/404.html", eleventyExcludeFromCollections: true };

export const render = () => page({ title: "Không tìm thấy trang", url: "/404.html", graph: [crumbs("Không tìm thấy trang", "/404.html")], main: `<h1>Không tìm thấy trang</h1><p><a href="/">Về trang chủ</a></p>` });

package routes

import "testing"

func TestFiles(t *testing.T) {
	for address, want := range map[Path]string{
		Home:                                 "index.html",
		Tags.Term("thi-dua").Page(2):         "chu-de/thi-dua/trang/2/index.html",
		Home.Page(1).Feed():                  "feed.xml",
		Archive.Term("2024/01").Feed():       "luu-tru/2024/01/feed.xml",
		Roll.Page(3):                         "bang-vang/trang/3/index.html",
		Individuals.Term("nam-giang"):        "bang-vang/ca-nhan/nam-giang/index.html",
		SitemapPart(2):                       "sitemap-2.xml",
		PictureSize("/x.tar.jpg", "-1.webp"): "assets/x.tar-1.webp",
		PictureSize("/2024/x", "-1.jpg"):     "assets/2024/x-1.jpg",
		ShareCard("/2024/x/", "the.png"):     "assets/2024/x/the.png",
		SearchIndex:                          "tim-kiem/index.txt",
	} {
		if got := address.File(); got != want {
			t.Errorf("%s is written to %s, want %s", address, got, want)
		}
	}
}

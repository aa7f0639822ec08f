package feed_test

import (
	"fmt"
	"time"

	"bangvang/internal/pages/feed"
)

// A site announces one article to feed readers.
func Example() {
	f := feed.Feed{
		Title: "Bảng vàng Đồ Sơn", Lang: "vi", Home: "https://example.vn/", Self: "https://example.vn/feed.xml",
		Entries: []*feed.Entry{{
			URL:       "https://example.vn/2024/01/do-son-tong-ket/",
			Title:     "Quận Đồ Sơn tổng kết thi đua & khen thưởng",
			Summary:   "Sáng 19/1, quận trao 4 cờ thi đua.",
			Published: time.Date(2024, 1, 19, 10, 31, 0, 0, time.FixedZone("", 7*3600)),
		}},
	}
	fmt.Printf("%s", feed.AppendAtom(nil, f))

	// Output:
	// <?xml version="1.0" encoding="utf-8"?>
	// <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
	// <title>Bảng vàng Đồ Sơn</title>
	// <id>https://example.vn/</id>
	// <updated>2024-01-19T10:31:00+07:00</updated>
	// <link rel="self" type="application/atom+xml" href="https://example.vn/feed.xml"/>
	// <link rel="alternate" type="text/html" href="https://example.vn/"/>
	// <author><name>Bảng vàng Đồ Sơn</name></author>
	// <entry>
	// <title>Quận Đồ Sơn tổng kết thi đua &amp; khen thưởng</title>
	// <id>https://example.vn/2024/01/do-son-tong-ket/</id>
	// <link rel="alternate" type="text/html" href="https://example.vn/2024/01/do-son-tong-ket/"/>
	// <published>2024-01-19T10:31:00+07:00</published>
	// <updated>2024-01-19T10:31:00+07:00</updated>
	// <summary>Sáng 19/1, quận trao 4 cờ thi đua.</summary>
	// </entry>
	// </feed>
}

// One sitemap holds at most 50,000 URLs; a larger site needs several, and an index of them.
func ExampleSplitSitemap() {
	urls := make([]feed.URL, 60_000)
	for i := range urls {
		urls[i].Loc = fmt.Sprintf("https://example.vn/%d/", i)
	}
	var index []feed.URL
	for i, part := range feed.SplitSitemap(urls) {
		index = append(index, feed.URL{Loc: fmt.Sprintf("https://example.vn/sitemap-%d.xml", i+1)})
		fmt.Println(len(part), "URLs")
	}
	fmt.Printf("%s", feed.SitemapIndex(index))

	// Output:
	// 50000 URLs
	// 10000 URLs
	// <?xml version="1.0" encoding="utf-8"?>
	// <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
	// <sitemap>
	// <loc>https://example.vn/sitemap-1.xml</loc>
	// </sitemap>
	// <sitemap>
	// <loc>https://example.vn/sitemap-2.xml</loc>
	// </sitemap>
	// </sitemapindex>
}
